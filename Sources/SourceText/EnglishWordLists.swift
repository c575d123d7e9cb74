/// The word lists that tell what a difference between two English wordings is about.
///
/// All are in small letters, with straight apostrophes.
package enum EnglishWordLists {
  package static let negations = words(
    """
    not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely
    ain't nope
    """)

  static let modals = words(
    """
    can could may might must shall should will would ought needs need gonna able unable
    certain certainly definitely surely required obliged allowed permitted
    """)

  static let hedges = words(
    """
    about around approximately roughly nearly almost perhaps maybe possibly probably likely
    reportedly allegedly apparently seemingly supposedly presumably purportedly ostensibly
    somewhat fairly rather quite virtually practically essentially arguably potentially
    alleged suspected purported apparent supposed seems seem seemed appears appear appeared
    suggests suggest suggested believe believes believed think thinks thought guess
    """)

  static let quantifiers = words(
    """
    all every each any some many much most few fewer fewest several both half more less least
    only just majority minority always often sometimes usually rarely seldom frequently
    occasionally enough entire whole entirely wholly fully partly partially mostly
    largely mainly everyone everybody someone somebody anyone anybody everything something
    anything dozens scores hundreds thousands millions billions
    """)

  /// Words that bound an amount where one follows.
  static let bounds = words("over under above below exactly")

  static let dates = words(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun today yesterday tomorrow tonight day days week weeks weekend month months year years
    decade decades century centuries morning afternoon evening night noon midnight hour hours
    minute minutes spring summer autumn winter ago o'clock
    """)

  /// Months that are also other words, so that they count only beside a number or in capitals.
  static let ambiguousDates = words("may march mar sun sat wed second spring fall dec")

  static let months = words(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """)

  /// Number words with their values; multipliers are apart.
  static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    let units = """
      zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
      sixteen seventeen eighteen nineteen
      """
    for (value, word) in units.split(whereSeparator: \.isWhitespace).enumerated() {
      numbers[String(word)] = value
    }
    let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    for (index, word) in tens.split(separator: " ").enumerated() {
      numbers[String(word)] = 20 + 10 * index
    }
    numbers["hundred"] = 100
    numbers["thousand"] = 1_000
    numbers["million"] = 1_000_000
    numbers["billion"] = 1_000_000_000
    numbers["trillion"] = 1_000_000_000_000
    return numbers
  }()

  /// Words for numbers whose value does not stand in digits elsewhere.
  static let otherNumbers = words(
    """
    dozen first second third fourth fifth sixth seventh eighth ninth tenth quarter quarters
    percent per-cent pc double triple twofold threefold single pair couple
    """)

  /// Words that a capital at the start of a sentence does not make a name, as they are common
  /// there.
  static let functionWords = words(
    """
    a an the this that these those i you he she it we they me him her us them my your his its our
    their and or but so if when while because although though as at by for from in into of off on
    onto out over to under up with is are was were be been being am do does did has have had there
    here what who whom whose which why how then than yes also i'm i've i'll i'd it's he's she's
    we're we've we'll they're they've they'll you're you've you'll that's there's let's
    mr mrs ms dr
    """)

  /// Forms that say that something is past, and add that to a verb.
  static let pastAuxiliaries = words("was were had has have did been")

  /// Irregular verbs: base form, past, participle.
  static let irregularVerbs = """
    be was been|be were been|begin began begun|break broke broken|bring brought brought|build built built
    buy bought bought|catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut
    deal dealt dealt|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
    fall fell fallen|feel felt felt|fight fought fought|find found found|fly flew flown
    forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
    get got gotten|give gave given|go went gone|grow grew grown|hang hung hung|have had had|hear heard heard
    hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid
    lead led led|leave left left|lend lent lent|let let let|lie lay lain|lose lost lost|make made made
    mean meant meant|meet met met|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden
    ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold
    send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown|shut shut shut
    sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|speak spoke spoken|spend spent spent
    split split split|spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck
    strike struck struck|swear swore sworn|swim swam swum|take took taken|teach taught taught
    tear tore torn|tell told told|think thought thought|throw threw thrown
    understand understood understood|wake woke woken|wear wore worn|win won won|withdraw withdrew withdrawn
    write wrote written|overcome overcame overcome|become became become|bear bore born|beat beat beaten
    bend bent bent|bind bound bound|blow blew blown|burn burnt burnt|undergo underwent undergone
    undertake undertook undertaken|uphold upheld upheld|overthrow overthrew overthrown
    """

  /// British spellings with the American ones that no rule gives.
  static let spellings: [String: String] = {
    let list = """
      grey gray|cheque check|programme program|programmes programs|tyre tire|tyres tires|plough plow
      sceptical skeptical|sceptic skeptic|storey story|storeys stories|jewellery jewelry|aluminium aluminum
      defence defense|offence offense|licence license|pretence pretense|practise practice|ageing aging
      judgement judgment|acknowledgement acknowledgment|fulfil fulfill|enrol enroll|instalment installment
      skilful skillful|wilful willful|manoeuvre maneuver|manoeuvres maneuvers|paediatric pediatric
      anaemia anemia|oestrogen estrogen|foetus fetus|diarrhoea diarrhea|haemorrhage hemorrhage
      moustache mustache|pyjamas pajamas|kerb curb|draught draft|mould mold|smoulder smolder
      towards toward|afterwards afterward|backwards backward|forwards forward|amongst among|whilst while
      learnt learned|burnt burned|dreamt dreamed|spelt spelled|leapt leaped|spoilt spoiled|gaol jail
      per-cent percent|artefact artifact|cosy cozy|speciality specialty|ok okay|adviser advisor
      advisers advisors|mum mom|maths math|travelled traveled|counsellor counselor|councillor councilor
      """
    var spellings: [String: String] = [:]
    for pair in list.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
      let forms = pair.split(separator: " ").map(String.init)
      spellings[forms[0]] = forms[1]
    }
    return spellings
  }()

  /// What a contraction stands for.
  static let contractions: [String: [String]] = [
    "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"],
    "shan't": ["shall", "not"], "i'm": ["i", "am"], "let's": ["let", "us"],
    "gonna": ["going", "to"], "wanna": ["want", "to"], "gotta": ["got", "to"],
  ]

  /// What the ending of a contraction stands for; some endings stand for either of two words.
  static let contractionEndings: [(ending: String, words: [String])] = [
    ("n't", ["not"]), ("'re", ["are"]), ("'ve", ["have"]), ("'ll", ["will", "shall"]),
    ("'d", ["would", "had"]), ("'s", ["is", "has"]),
  ]

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
