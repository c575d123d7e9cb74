extension QuantityWords {
  /// The English words.
  static let english = QuantityWords(
    cardinals: TimeWords.english.cardinals.merging([
      "zero": 0, "nought": 0, "naught": 0,
      // Common misspellings, which are quoted as they stand.
      "fourty": 40, "ninty": 90,
    ]) { a, _ in a },
    scales: [
      "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
      "trillion": 1_000_000_000_000, "dozen": 12, "dozens": 12, "mn": 1_000_000, "mln": 1_000_000,
      "bn": 1_000_000_000, "bln": 1_000_000_000, "tn": 1_000_000_000_000,
      "tln": 1_000_000_000_000, "trn": 1_000_000_000_000, "lakh": 100_000, "crore": 10_000_000,
      "hundreds": 100, "thousands": 1000, "millions": 1_000_000, "billions": 1_000_000_000,
    ],
    moneyScales: ["k": 1000, "m": 1_000_000, "b": 1_000_000_000, "t": 1_000_000_000_000],
    ordinals: TimeWords.english.ordinals.merging([
      "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
      "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 1_000_000,
      "billionth": 1_000_000_000, "trillionth": 1_000_000_000_000,
      // Common misspellings.
      "eigth": 8, "nineth": 9, "twelth": 12, "twelveth": 12, "fourtieth": 40,
    ]) { a, _ in a },
    denominators: [
      "half": 2, "halves": 2, "quarter": 4, "quarters": 4, "thirds": 3, "fourths": 4,
      "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9, "tenths": 10,
      "elevenths": 11, "twelfths": 12, "fifteenths": 15, "sixteenths": 16, "twentieths": 20,
      "firsts": 1, "seconds": 2, "hundredths": 100, "thousandths": 1000, "millionths": 1_000_000,
      "billionths": 1_000_000_000, "trillionths": 1_000_000_000_000,
    ],
    magnitudes: [
      "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1_000_000,
      "billions": 1_000_000_000, "trillions": 1_000_000_000_000,
    ],
    boundsBefore: [
      (["no", "fewer", "than"], .atLeast), (["not", "less", "than"], .atLeast),
      (["no", "less", "than"], .atLeast), (["a", "minimum", "of"], .atLeast),
      (["at", "least"], .atLeast), (["minimum", "of"], .atLeast),
      (["no", "more", "than"], .atMost), (["not", "more", "than"], .atMost),
      (["a", "maximum", "of"], .atMost), (["as", "many", "as"], .atMost),
      (["as", "much", "as"], .atMost), (["as", "few", "as"], .atLeast),
      (["as", "little", "as"], .atLeast), (["at", "most"], .atMost), (["up", "to"], .atMost),
      (["in", "excess", "of"], .moreThan), (["upwards", "of"], .moreThan),
      (["well", "over"], .moreThan), (["more", "than"], .moreThan),
      (["greater", "than"], .moreThan),
      (["higher", "than"], .moreThan), (["larger", "than"], .moreThan),
      (["better", "than"], .moreThan), (["over"], .moreThan), (["above"], .moreThan),
      (["exceeding"], .moreThan), (["fewer", "than"], .lessThan), (["less", "than"], .lessThan),
      (["lower", "than"], .lessThan), (["smaller", "than"], .lessThan),
      (["well", "under"], .lessThan), (["under"], .lessThan), (["below"], .lessThan),
      (["just", "over"], .moreThan), (["just", "under"], .nearly), (["close", "to"], .nearly),
      (["not", "quite"], .nearly), (["nearly"], .nearly), (["almost"], .nearly),
      (["virtually"], .nearly), (["about"], .about), (["around"], .about),
      (["approximately"], .about), (["roughly"], .about), (["some"], .about), (["circa"], .about),
      (["an", "estimated"], .about), (["estimated"], .about), (["somewhere", "around"], .about),
      (["in", "the", "region", "of"], .about), (["on", "the", "order", "of"], .about),
      (["approx"], .about),
    ],
    boundsAfter: [
      (["or", "more"], .atLeast), (["or", "less"], .atMost), (["or", "fewer"], .atMost),
      (["or", "so"], .about), (["plus"], .atLeast), (["odd"], .about),
    ],
    currencySigns: [
      "$": "dollar", "€": "EUR", "£": "pound sterling", "¥": "yen or yuan", "₽": "RUB", "₴": "UAH",
      "₹": "INR", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₫": "VND", "฿": "THB", "₦": "NGN",
      "₱": "PHP", "₸": "KZT", "₾": "GEL", "֏": "AMD", "₼": "AZN", "₡": "CRC", "₲": "PYG",
      "¢": "cent", "₿": "BTC", "₭": "LAK", "₮": "MNT", "៛": "KHR", "৳": "BDT", "元": "CNY",
      "円": "JPY",
      "؋": "AFN", "﷼": "rial",
    ],
    currencyCodes: [
      "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "cny": "CNY", "rmb": "CNY",
      "chf": "CHF", "cad": "CAD", "aud": "AUD", "nzd": "NZD", "hkd": "HKD", "sgd": "SGD",
      "inr": "INR", "rub": "RUB", "uah": "UAH", "pln": "PLN", "czk": "CZK", "huf": "HUF",
      "sek": "SEK", "nok": "NOK", "dkk": "DKK", "try": "TRY", "brl": "BRL", "mxn": "MXN",
      "zar": "ZAR", "krw": "KRW", "twd": "TWD", "thb": "THB", "idr": "IDR", "myr": "MYR",
      "php": "PHP", "vnd": "VND", "ils": "ILS", "aed": "AED", "sar": "SAR", "qar": "QAR",
      "kwd": "KWD", "egp": "EGP", "ngn": "NGN", "kes": "KES", "ghs": "GHS", "pkr": "PKR",
      "bdt": "BDT", "lkr": "LKR", "kzt": "KZT", "gel": "GEL", "amd": "AMD", "azn": "AZN",
      "ars": "ARS", "clp": "CLP", "cop": "COP", "pen": "PEN", "ron": "RON", "bgn": "BGN",
      "btc": "BTC", "rsd": "RSD", "byn": "BYN", "mdl": "MDL", "uzs": "UZS", "tjs": "TJS",
    ],
    currencies: [
      "dollar": "dollar", "dollars": "dollar", "euro": "EUR", "euros": "EUR", "yen": "JPY",
      "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB",
      "rubles": "RUB", "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN", "zlotys": "PLN",
      "forint": "HUF", "forints": "HUF", "lira": "lira", "liras": "lira", "lire": "lira",
      "rupee": "rupee", "rupees": "rupee", "rupiah": "IDR", "ringgit": "MYR", "baht": "THB",
      "won": "KRW", "dong": "VND", "peso": "peso", "pesos": "peso", "real": "BRL", "reais": "BRL",
      "rand": "ZAR", "rands": "ZAR", "naira": "NGN", "shekel": "ILS", "shekels": "ILS",
      "dinar": "dinar", "dinars": "dinar", "dirham": "dirham", "dirhams": "dirham",
      "riyal": "riyal", "riyals": "riyal", "rial": "rial", "rials": "rial", "franc": "franc",
      "francs": "franc", "krone": "krone", "kroner": "krone", "krona": "SEK", "kronor": "SEK",
      "koruna": "CZK", "crown": "crown", "crowns": "crown", "mark": "mark", "marks": "mark",
      "guilder": "guilder", "guilders": "guilder", "lari": "GEL", "dram": "AMD", "manat": "manat",
      "tenge": "KZT", "leu": "leu", "lei": "leu", "lev": "BGN", "leva": "BGN", "taka": "BDT",
      "cent": "cent", "cents": "cent", "pence": "penny", "penny": "penny", "pennies": "penny",
      "kopecks": "kopeck", "peseta": "ESP", "pesetas": "ESP", "markka": "FIM", "escudo": "PTE",
      "escudos": "PTE", "drachma": "GRD", "drachmas": "GRD", "schilling": "ATS",
      "schillings": "ATS",
      "shilling": "shilling", "shillings": "shilling", "cedi": "GHS", "cedis": "GHS", "birr": "ETB",
      "kyat": "MMK", "kip": "LAK", "riel": "KHR", "tugrik": "MNT", "sol": "PEN", "soles": "PEN",
      "bolivar": "VES", "bolivars": "VES", "quetzal": "GTQ", "afghani": "AFN", "afghanis": "AFN",
      "somoni": "TJS", "som": "KGS", "denar": "MKD", "lek": "ALL", "kuna": "HRK",
      "satoshis": "satoshi", "bitcoin": "BTC", "bitcoins": "BTC", "sterling": "GBP", "sen": "sen",
    ],
    currencyCountries: [
      "dollar": [
        "us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "kong": "HKD",
        "singapore": "SGD", "zealand": "NZD", "taiwan": "TWD", "states": "USD",
        "jamaican": "JMD", "fijian": "FJD", "namibian": "NAD",
      ],
      "franc": ["swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF"],
      "peso": [
        "mexican": "MXN", "argentine": "ARS", "chilean": "CLP", "colombian": "COP",
        "philippine": "PHP", "cuban": "CUP",
      ],
      "rupee": ["indian": "INR", "pakistani": "PKR", "lankan": "LKR", "nepalese": "NPR"],
      "lira": ["turkish": "TRY", "italian": "ITL", "lebanese": "LBP", "syrian": "SYP"],
      "krone": ["norwegian": "NOK", "danish": "DKK"],
      "crown": ["swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "czech": "CZK"],
      "pound": [
        "british": "GBP", "egyptian": "EGP", "syrian": "SYP", "lebanese": "LBP", "sudanese": "SDG",
      ],
      "mark": ["german": "DEM", "finnish": "FIM"],
      "dinar": ["kuwaiti": "KWD", "iraqi": "IQD", "serbian": "RSD", "jordanian": "JOD"],
      "riyal": ["saudi": "SAR", "qatari": "QAR"],
      "rial": ["iranian": "IRR", "omani": "OMR", "yemeni": "YER"],
      "manat": ["azerbaijani": "AZN", "turkmen": "TMT"],
      "guilder": ["dutch": "NLG"], "leu": ["romanian": "RON", "moldovan": "MDL"],
      "dirham": ["moroccan": "MAD", "emirati": "AED"],
    ],
    units: englishUnits,
    unitSigns: [
      "nm": "nanometre", "μm": "micrometre", "mm": "millimetre", "cm": "centimetre", "m": "metre",
      "km": "kilometre", "ft": "foot", "yd": "yard", "mi": "mile", "sqm": "square metre",
      "ha": "hectare", "ml": "millilitre", "cl": "centilitre", "l": "litre", "hl": "hectolitre",
      "mg": "milligram", "μg": "microgram", "g": "gram", "kg": "kilogram", "kgs": "kilogram",
      "t": "tonne", "lb": "pound", "lbs": "pound", "oz": "ounce", "gal": "gallon",
      "mph": "mile per hour", "kph": "kilometre per hour", "kmh": "kilometre per hour",
      "kmph": "kilometre per hour", "dm": "decimetre",
      "kt": "knot", "w": "watt", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt",
      "kwh": "kilowatt-hour", "mwh": "megawatt-hour", "gwh": "gigawatt-hour",
      "twh": "terawatt-hour", "hp": "horsepower", "hpa": "hectopascal", "mb": "megabyte",
      "gb": "gigabyte", "tb": "terabyte", "kb": "kilobyte", "bbl": "barrel", "ms": "millisecond",
    ],
    identifiers: [
      "no", "nos", "number", "numbers", "room", "flight", "highway", "route", "page", "pages",
      "article", "articles", "resolution", "model", "section", "chapter", "line", "gate", "bus",
      "channel", "apartment", "suite", "version", "covid", "phase", "grade", "interstate",
      "paragraph", "clause", "psalm", "verse", "exhibit", "unit", "terminal", "runway",
      "platform", "track", "lot", "box", "mark", "type", "ward", "district", "precinct", "zone",
      "level", "tel", "phone", "fax", "ext", "code", "zip", "id", "pier", "berth", "wing",
    ],
    functionWords: [
      "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or",
      "but", "as", "than", "that", "which", "who", "was", "were", "is", "are", "be", "been", "has",
      "have", "had", "will", "would", "can", "could", "may", "might", "said", "it", "its", "he",
      "she", "they", "them", "his", "her", "their", "this", "these", "those", "when", "while",
      "after", "before", "during", "since", "until", "between", "into", "over", "under", "about",
      "if", "not", "no", "so", "up", "down", "out", "off", "per", "ago", "later", "earlier", "more",
      "less", "fewer", "each", "every", "we", "you", "i", "s", "because", "where", "through",
      "against", "among", "across", "around", "near", "without", "within", "also", "did", "do",
      "does", "last", "next", "us", "him", "me", "there", "here", "then", "now", "only", "even",
    ],
    plurals: [
      "people", "men", "women", "children", "police", "personnel", "staff", "troops", "cattle",
      "sheep", "fish", "aircraft", "spacecraft", "species", "feet", "teeth", "mice", "crew",
      "youth", "clergy", "persons", "civilians", "dead", "injured", "wounded", "homeless",
      "missing", "lawmen", "policemen", "firemen", "servicemen", "fishermen", "countrymen",
      "businessmen", "congressmen", "offspring", "livestock", "media", "data", "criteria",
    ],
    changeCues: [
      "from", "fell", "rose", "up", "down", "gained", "lost", "dropped", "climbed", "added",
      "slipped", "jumped", "increased", "decreased", "declined", "grew", "surged", "plunged",
      "tumbled", "advanced", "slid", "eased", "shed", "soared", "risen", "fallen", "grown",
      "shrank", "another", "rising", "falling", "raised", "cut", "lowered",
    ],
    voteCues: [
      "vote", "voted", "votes", "voting", "majority", "senate", "senators", "ballot", "passed",
      "approved", "rejected", "ratified", "parliament", "deputies", "lawmakers", "justices",
      "referendum", "ruling", "ruled", "decision", "council", "committee", "house",
    ])

  private static let englishUnits: [String: String] = {
    var units: [String: String] = [
      "feet": "foot", "inches": "inch", "stone": "stone", "tons": "ton",
      "tonnes": "tonne", "grams": "gram", "kilos": "kilogram", "kilo": "kilogram",
      "hertz": "hertz", "degrees": "degree", "deg": "degree", "celsius": "degree Celsius",
      "celcius": "degree Celsius", "centigrade": "degree Celsius",
      "fahrenheit": "degree Fahrenheit", "kelvin": "kelvin", "kelvins": "kelvin",
      "litres": "litre", "liters": "litre", "liter": "litre", "gramme": "gram",
      "grammes": "gram", "mph": "mile per hour",
      "knots": "knot", "knot": "knot", "hectares": "hectare", "acres": "acre",
      "microgrammes": "microgram", "milligrammes": "milligram", "kilogrammes": "kilogram",
    ]
    for name in [
      "nanometre", "micrometre", "millimetre", "centimetre", "metre", "kilometre", "picometre",
    ] {
      units[name] = name
      units[name + "s"] = name
      let american = String(name.dropLast(2)) + "er"
      units[american] = name
      units[american + "s"] = name
    }
    for name in ["millilitre", "centilitre", "hectolitre"] {
      units[name] = name
      units[name + "s"] = name
      units[String(name.dropLast(2)) + "er"] = name
      units[String(name.dropLast(2)) + "ers"] = name
    }
    for name in [
      "foot", "inch", "yard", "mile", "hectare", "acre", "litre", "barrel", "gallon", "pint",
      "quart", "cup", "teaspoon", "tablespoon", "bushel", "microgram", "milligram", "gram",
      "kilogram",
      "tonne", "ton", "pound", "ounce", "carat", "degree", "turn", "watt", "kilowatt", "megawatt",
      "gigawatt", "horsepower", "joule", "kilojoule", "calorie", "kiloton", "megaton", "pascal",
      "hectopascal", "millibar", "bit", "byte", "kilobyte", "megabyte", "gigabyte", "terabyte",
      "megabit", "gigabit", "kilobit", "millisecond",
    ] {
      units[name] = name
      if units[name + "s"] == nil { units[name + "s"] = name }
    }
    units["bar"] = nil
    return units
  }()
}
