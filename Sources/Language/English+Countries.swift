/// Countries, and the adjectives that stand for them.
extension English {
  /// The country that a nationality adjective stands for, by the adjective in lower case.
  package static let countryOfAdjective: [String: String] = table(
    """
    afghan Afghanistan|albanian Albania|algerian Algeria|american United States|
    angolan Angola|argentine Argentina|argentinian Argentina|armenian Armenia|australian Australia|
    austrian Austria|azerbaijani Azerbaijan|azeri Azerbaijan|bahraini Bahrain|
    bangladeshi Bangladesh|belarusian Belarus|belarussian Belarus|belgian Belgium|bolivian Bolivia|
    bosnian Bosnia and Herzegovina|brazilian Brazil|british United Kingdom|bulgarian Bulgaria|
    burmese Myanmar|cambodian Cambodia|cameroonian Cameroon|canadian Canada|chadian Chad|
    chilean Chile|chinese China|colombian Colombia|congolese Congo|croatian Croatia|cuban Cuba|
    cypriot Cyprus|czech Czech Republic|danish Denmark|dutch Netherlands|ecuadorian Ecuador|
    egyptian Egypt|emirati United Arab Emirates|english England|eritrean Eritrea|estonian Estonia|
    ethiopian Ethiopia|european European Union|filipino Philippines|finnish Finland|french France|
    gambian Gambia|georgian Georgia|german Germany|ghanaian Ghana|greek Greece|
    guatemalan Guatemala|guinean Guinea|haitian Haiti|honduran Honduras|hungarian Hungary|
    icelandic Iceland|indian India|indonesian Indonesia|iranian Iran|iraqi Iraq|irish Ireland|
    israeli Israel|italian Italy|ivorian Ivory Coast|jamaican Jamaica|japanese Japan|
    jordanian Jordan|kazakh Kazakhstan|kazakhstani Kazakhstan|kenyan Kenya|kosovar Kosovo|
    kuwaiti Kuwait|kyrgyz Kyrgyzstan|kyrgyzstani Kyrgyzstan|lao Laos|laotian Laos|latvian Latvia|
    lebanese Lebanon|liberian Liberia|libyan Libya|lithuanian Lithuania|macedonian North Macedonia|
    malaysian Malaysia|malian Mali|maltese Malta|mexican Mexico|moldovan Moldova|
    mongolian Mongolia|montenegrin Montenegro|moroccan Morocco|mozambican Mozambique|
    namibian Namibia|nepalese Nepal|nepali Nepal|nicaraguan Nicaragua|nigerian Nigeria|
    norwegian Norway|omani Oman|pakistani Pakistan|palestinian Palestine|panamanian Panama|
    paraguayan Paraguay|peruvian Peru|philippine Philippines|polish Poland|portuguese Portugal|
    qatari Qatar|romanian Romania|russian Russia|rwandan Rwanda|salvadoran El Salvador|
    saudi Saudi Arabia|scottish Scotland|senegalese Senegal|serbian Serbia|
    singaporean Singapore|slovak Slovakia|slovenian Slovenia|somali Somalia|soviet Soviet Union|
    spanish Spain|sudanese Sudan|swedish Sweden|swiss Switzerland|syrian Syria|taiwanese Taiwan|
    tajik Tajikistan|tajikistani Tajikistan|tanzanian Tanzania|thai Thailand|tunisian Tunisia|
    turkish Turkey|turkmen Turkmenistan|ugandan Uganda|ukrainian Ukraine|uruguayan Uruguay|
    uzbek Uzbekistan|uzbekistani Uzbekistan|vatican Vatican|venezuelan Venezuela|
    vietnamese Vietnam|welsh Wales|yemeni Yemen|zambian Zambia|zimbabwean Zimbabwe|
    u.s. United States|us United States|u.k. United Kingdom|uk United Kingdom|eu European Union|
    u.n. United Nations|un United Nations
    """)

  /// Countries by their name in lower case.
  package static let countries: [String: String] = {
    var result: [String: String] = [:]
    for name in countryOfAdjective.values { result[lowercased(name)] = name }
    for name in [
      "Central African Republic", "South Africa", "South Korea", "North Korea",
      "New Zealand", "Sri Lanka", "Saudi Arabia", "Britain", "Luxembourg", "Holland",
    ] {
      result[lowercased(name)] = name
    }
    result["britain"] = "United Kingdom"
    result["america"] = "United States"
    result["holland"] = "Netherlands"
    result["türkiye"] = "Turkey"
    result["russian federation"] = "Russia"
    result["usa"] = "United States"
    result["u.s.a."] = "United States"
    return result
  }()

  private static func table(_ text: String) -> [String: String] {
    var result: [String: String] = [:]
    for entry in text.split(separator: "|") {
      let parts = entry.split(maxSplits: 1) { $0 == " " || $0 == "\n" }
      guard parts.count == 2 else { continue }
      result[String(parts[0])] = String(parts[1])
    }
    return result
  }

  private static func lowercased(_ name: String) -> String {
    String(decoding: name.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
