/// What the rules know of English: small closed classes of words.
package enum English {
  /// Words that hold sentences together; by them a text is recognised as English.
  package static let functionWords: Set<String> = words(
    """
    a about after all also although an and any are as at be because been before being between
    both but by can could did do does during each every few for from had has have he her here
    hers him his how however i if in into is it its itself just like many may me might more most
    much must my neither no nor not now of off on once one only or other our out over own same
    she should since so some such than that the their them then there these they this those
    though through to too under until up upon us very was we were what when where whether which
    while who whom whose why will with within without would yet you your
    """)

  /// Words that headlines are written in and running texts seldom use, whatever their form.
  static let headlineWords: Set<String> = words(
    """
    amid amidst arson axe axes axed ban bans blast blasts blaze blazes clash clashes clinch clinches
    clinched crackdown crackdowns deadlock decry decries envoy envoys eye eyes feud feuds foil foils
    foiled hail hails hailed halt halts hike hikes lash lashes loom looms looming mull mulls nab nabs
    nabbed oust ousts ousted ouster outcry plea pleas plummet plummets probe probes quash quashes
    quit quits raid raids rap raps rebuff rebuffs row rows sack sacks sacked scandal scandals slam
    slams slay slays slain soar soars spar spars spat spur spurs standoff stoke stokes surge surges
    tally toll tolls topple topples tout touts truce truces tumble tumbles unrest unveil unveils urge
    urges vow vows woe woes woo woos
    """)

  /// Further words that open sentences and name nothing.
  private static let openers: Set<String> = words(
    """
    according additionally afterwards again against along already among amid another apart around
    asked back based behind beyond compared consequently critics despite earlier either elsewhere
    even eventually ever everyone everything except finally first following fortunately further
    furthermore given hence hello her hundreds if indeed initially instead last later lastly
    likewise local maybe meanwhile moreover nearly never nevertheless next nobody nonetheless
    nothing notably number officials often oh ok okay others otherwise overall people perhaps
    please police previously questions rather read recently regarding residents second secondly
    several similarly sometimes somebody someone soon still subsequently suddenly thanks therefore
    third thirdly three thousands thus today together tomorrow tonight toward towards two
    ultimately under unfortunately unless unlike unlikely usually various well what whatever
    whenever whereas whichever yes yesterday experts scientists researchers analysts reporters
    voters supporters opponents speaking asked yes let let's don't it's that's there's he's she's
    we're they're i'm i've we've you're what's who's isn't didn't can't won't
    doing having going making looking talking
    """)

  /// Whether a capitalised word in a sentence's first place is likely no name.
  package static func isSentenceOpener(_ lower: String) -> Bool {
    functionWords.contains(lower) || openers.contains(lower)
  }

  /// Abbreviations whose full stop belongs to them, without it.
  static let abbreviations: Set<String> = words(
    """
    mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj brig rev hon pres st jr sr
    inc ltd co corp bros vs etc jan feb mar apr jun jul aug sept sep oct nov dec no art vol fig
    dept est approx ave blvd mt ft messrs mme mlle fr supt det insp amb sec atty del
    """)

  /// Abbreviated titles, which a name follows.
  static let titleAbbreviations: Set<String> = words(
    """
    mr. mrs. ms. dr. prof. sen. rep. gov. gen. col. lt. sgt. capt. cmdr. adm. maj. brig. rev.
    hon. pres. st. messrs. mme. mlle. fr. supt. det. insp. amb. sec. atty.
    """)

  /// Titles before a name that are no office.
  package static let courtesyTitles: Set<String> = words(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir dame lady lord madam mme. mlle. messrs messrs.")

  /// Months and days: capitalised, but no names.
  package static let calendar: Set<String> = words(
    """
    january february march april may june july august september october november december
    jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. monday tuesday wednesday thursday
    friday saturday sunday christmas easter ramadan
    """)

  /// Months that persons bear as a surname.
  static let monthSurnames: Set<String> = words("may march april june august")

  /// Words that may stand inside a person's name in lower case.
  static let nameParticles: Set<String> = words(
    "de del della der den di da dos du el al bin bint ibn la le van von zu y ter ten")

  /// Words that may join the parts of an organisation's or a place's name.
  static let nameJoiners: Set<String> = words("of for and the on de la &")

  /// Head words of organisations' names.
  package static let organizationHeads: Set<String> = words(
    """
    academy administration agency airlines alliance army assembly association authority bank board
    broadcasting brothers bureau cabinet center centre church club college commission committee
    company congress consortium cooperation corp corp. corporation council court department
    directorate duma family federation foundation forces forum front fund government group guard
    guild hospital house inc inc. industries initiative institute intelligence journal knesset
    laboratories league ltd ltd. ministry mission movement museum nations network news observatory
    office organisation organization parliament party police post press prosecutor project
    registry research school secretariat senate service services society staff store studios
    summit systems team theatre theater times treasury treaty tribune tribunal trust union
    university watch weekly workers works herald gazette courier chronicle radio television tv
    telegraph guardian magazine review politico airways motors holdings partners pact
    """)

  /// Nouns for a person of no office.
  package static let persons: Set<String> = words(
    """
    woman man girl boy person resident passer-by neighbour neighbor mother father sister brother
    daughter son wife husband widow friend student pupil worker volunteer witness survivor visitor
    tourist shopper customer driver passenger fisherman farmer nurse teacher soldier refugee
    teenager colleague child pensioner villager shopkeeper
    """)

  /// Points of the compass before a place's name: "South Vell", "Central Norland".
  package static let directions: Set<String> = words(
    "north south east west central northern southern eastern western middle northeast southwest "
      + "northwest southeast mid upper lower")

  /// Head words of places' names that stand first: "Lake Orm".
  static let placeOpeners: Set<String> = words("lake mount cape fort port gulf isle mt. ft.")

  /// Head words of places' names.
  package static let placeHeads: Set<String> = words(
    """
    avenue bay beach bridge city coast county creek district forest harbor harbour hill hills
    island islands lake mountain mountains oblast ocean park peninsula province region republic
    river road sea square state states strait street town valley village airport port bridge
    """)

  /// Common given names, a hint and no more.
  package static let givenNames: Set<String> = words(
    """
    adam alan albert alexander alex alice amy andrea andrew angela anna anne anthony barbara
    benjamin bernard betty bill bob brian carl carlos carol caroline catherine charles chris
    christian christine christopher claire cynthia daniel david deborah dennis diana donald donna
    dorothy douglas edward elena elizabeth emily emma eric eva evan frank fred gary george gerald
    grace greg gregory hannah harold harry heather helen henry howard ivan jack jacob james jane
    janet jason jean jeff jeffrey jennifer jeremy jessica jim joan joe john jonathan jose joseph
    joshua juan judith judy julia julie justin karen karl kate kathleen keith kelly kenneth kevin
    kim larry laura lawrence linda lisa louis lucy luis luke marc marco margaret maria marie mark
    martha martin mary matt matthew megan melissa michael michelle mike mohammed muhammad nancy
    natalie nathan nicholas nicole nina olga olivia oscar pamela patricia patrick paul peter philip
    rachel ralph raymond rebecca richard rick robert roger ronald rosa roy russell ruth ryan sam
    samantha samuel sandra sara sarah scott sean sergei sharon simon sophie stephanie stephen
    steve steven susan ted teresa terry theresa thomas tim timothy tina tom tony tyler victor
    victoria vincent virginia vladimir walter wayne wendy william yuri zoe
    """)

  static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
