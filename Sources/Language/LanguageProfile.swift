/// What shows that a text is in a language other than English: common words, letters and endings.
///
/// Closed classes and headline words written down by hand, not counted from texts: enough to tell
/// a few words of the language from English.
struct LanguageProfile: Sendable {
  /// The language (BCP 47).
  let code: String

  /// Words that hold its sentences together, and some that its headlines are full of.
  let words: Set<String>

  /// Letters that mark it, as strings of one character.
  let letters: Set<Character>

  /// Endings of its longer words that English lacks.
  let endings: [String]

  private init(_ code: String, words: String, letters: String, endings: String) {
    self.code = code
    self.words = English.words(words)
    self.letters = Set(letters)
    self.endings = endings.split(separator: " ").map(String.init)
  }
}

extension LanguageProfile {
  /// The languages that are told from each other; in the order of their codes.
  static let all: [LanguageProfile] = [
    LanguageProfile(
      "de",
      words: """
        der die das und ist nicht ein eine einen einem einer den dem des von zu mit sich auf für im
        in an am als auch aus bei bis durch er es sie wir ihr ich nach nur noch oder sein seine
        sind um unter vor war was wegen wenn wie wird werden wurde über zum zur gegen ohne hat
        haben kann soll will mehr neue neuer neues jahr jahre uhr nach zwischen dass man so
        """,
      letters: "äöüß", endings: "ung ungen heit keit schaft lich liche lichen isch ische tät ieren"),
    LanguageProfile(
      "es",
      words: """
        el la los las que de y en un una unos unas por con para se del es su sus al como más pero
        sin sobre entre hasta desde ha han fue ser está están este esta esto lo le les no ni si ya
        hay tras contra dos tres año años muy también según donde cuando
        """,
      letters: "áéíóúñ¿¡", endings: "ción ciones dad dades mente ando iendo ados adas idos aron"),
    LanguageProfile(
      "fr",
      words: """
        le la les des et est un une que du de dans pour qui sur pas au aux avec il elle ils elles ne
        se ce cet cette ces son sa ses leur leurs mais ou où par plus en à été sont ont sous sans
        après avant contre entre chez comme deux trois ans fait être y on nous vous selon vers l d qu
        """,
      letters: "àâçèéêëîïôùûœ", endings: "eux euse ique iques aire eurs ments eaux aient tés ée ées"
    ),
    LanguageProfile(
      "it",
      words: """
        il lo la gli le i che di e un una uno per con non del dello della dei degli delle è si al
        allo alla ai agli alle da dal dalla dai in nel nella nei sul sulla sui su tra fra come più
        ma anche sono ha hanno dopo contro suo sua loro questo questa quando tre due anni
        """,
      letters: "àèéìòù", endings: "zione zioni tà mente ati ate ita ito iti ano ono aggio glia glie"
    ),
    LanguageProfile(
      "nl",
      words: """
        de het een en van ik dat niet op te zijn voor met aan er ook bij naar in is uit om door over
        wordt worden werd was had heeft hebben kan moet wil nog maar meer dan als tot na onder tegen
        tussen zonder geen die deze dit wat wie hoe jaar jaren twee drie nieuwe zich hij zij ze we
        """,
      letters: "ĳë", endings: "heid heden lijk lijke atie aties isch ische elen eren ingen"),
    LanguageProfile(
      "pl",
      words: """
        i w z na do nie się to jest że o po za od dla przez ale jak tak już czy są był była było być
        ma może który która które przed pod nad bez oraz ich jego jej tym tego roku lat dwa trzy
        """,
      letters: "ąćęłńóśźż", endings: "ość ości anie ania enie enia cja cji ego emu ych ów owy ski"),
    LanguageProfile(
      "pt",
      words: """
        o os as que de e em um uma para com não do da dos das no na nos nas por se mais ao aos à às
        como mas foi ser são está pelo pela entre sobre até após sem contra seu sua seus suas ele ela
        há dois três ano anos diz novo nova também ou quando
        """,
      letters: "ãõçáâéêíóôú",
      endings: "ção ções dade dades mente ando endo indo ados adas eiro eira"),
    LanguageProfile(
      "ru",
      words: """
        и в не на что с по как это из к у за от то для его но он она они мы вы я о об до при без
        под над после перед между или если так же был была было были быть есть уже ещё год года лет
        """,
      letters: "ыэъё", endings: "ость ости ение ения ания ого его ому ых ть ся ский"),
    LanguageProfile(
      "sv",
      words: """
        och i att det som en ett på är av för med till den de har inte om man var så vid från men
        efter mot under över mellan utan ska kan vill får får blir blev hade han hon vi ni jag sin
        sitt sina nya ny år två tre mer än eller när hur
        """,
      letters: "åäö", endings: "ningen ningar arna erna orna heten lighet iska ade nade sk"),
    LanguageProfile(
      "tr",
      words: """
        ve bir bu da de için ile ne o çok daha en gibi kadar sonra önce göre karşı değil var yok
        olarak olan oldu etti dedi ise ya ki mi her şey yeni yıl iki üç
        """,
      letters: "çğıöşüİ", endings: "lar ler ları leri lık lik dan den tan ten yor dı di tı ti cı ci"
    ),
  ]

  /// Whether a word ends as the language's longer words do.
  func hasEnding(_ word: String) -> Bool {
    endings.contains { word.utf8.count > $0.utf8.count + 2 && word.hasSuffix($0) }
  }
}
