/// Verbs that report speech or thought.
extension English {
  /// Verbs of saying, by their present, past, and present participle forms.
  ///
  /// They may stand before or after the words reported and on either side of the speaker.
  package static let sayingVerbs: Set<String> = words(
    """
    say says said saying state states stated stating tell tells told telling add adds added adding
    note notes noted noting explain explains explained explaining declare declares declared
    declaring claim claims claimed claiming argue argues argued arguing warn warns warned warning
    insist insists insisted insisting maintain maintains maintained maintaining believe believes
    believed believing think thinks thought thinking announce announces announced announcing
    write writes wrote written writing tweet tweets tweeted tweeting ask asks asked asking reply
    replies replied replying respond responds responded responding answer answers answered
    conclude concludes concluded concluding continue continues continued continuing observe
    observes observed observing remark remarks remarked remarking recall recalls recalled
    recalling admit admits admitted admitting acknowledge acknowledges acknowledged acknowledging
    emphasize emphasizes emphasized emphasizing emphasise emphasises emphasised emphasising stress
    stresses stressed stressing suggest suggests suggested suggesting allege alleges alleged
    alleging assert asserts asserted asserting contend contends contended contending comment
    comments commented commenting complain complains complained complaining quip quips quipped
    quipping joke jokes joked joking shout shouts shouted shouting yell yells yelled yelling
    whisper whispers whispered whispering exclaim exclaims exclaimed predict predicts predicted
    predicting promise promises promised promising vow vows vowed vowing pledge pledges pledged
    pledging reiterate reiterates reiterated reiterating repeat repeats repeated repeating reveal
    reveals revealed revealing confirm confirms confirmed confirming deny denies denied denying
    lament laments lamented lamenting caution cautions cautioned cautioning urge urges urged
    urging demand demands demanded demanding read reads boast boasts boasted boasting concede
    concedes conceded conceding counter counters countered countering assess assesses assessed
    proclaim proclaims proclaimed proclaiming recount recounts recounted recounting report reports
    reported reporting testify testifies testified testifying muse mused wonder wonders wondered
    wondering cry cried sigh sighed mutter muttered murmur murmured chant chanted chanting scream
    screamed screaming blast blasted pondered anticipated worried retort retorted opine opined posted posting post interjected
    interject charge charged charging wrote estimate estimated estimates agree agrees agreed
    agreeing advise advised advises point points pointed pointing mention mentions mentioned
    mentioning remind reminds reminded reminding assure assures assured assuring inform informs
    informed informing instruct instructed speculate speculates speculated speculating reckon
    reckons reckoned figure figures figured guess guesses guessed hint hints hinted hinting imply
    implies implied implying clarify clarifies clarified clarifying specify specified elaborate
    elaborated summarize summarized summarised plead pleads pleaded pleading implore implored beg
    begged object objects objected protest protested protests swear swears swore deadpan deadpanned
    remember remembers remembered remembering signal signals signaled signalled tout touts touted
    touting theorize theorized posit posits posited indicate indicates indicated indicating find
    finds found show shows showed learn learned realize realized command commands commanded rule
    ruled vent vented gripe griped grumble grumbled
    """)

  /// Verbs of saying that report by their manner, right beside the marks and nowhere else:
  /// "“Never!” she fumed".
  package static let mannerVerbs: Set<String> = words(
    """
    beamed beams fumed fumes gushed gushes snapped snaps barked bellowed chuckled laughed laughs
    smiled smiles grinned pressed presses began begins scoffed scoffs sneered raged thundered
    intoned chimed piped croaked growled groaned moaned mumbled stammered stuttered spat hissed
    whined mocks crowed gloated marveled marvelled enthused shrugged nodded deadpanned ranted roared
    gasped sobbed wept pleaded drawled mocked teased taunted prodded probed offered offers started
    finished summed echoed echoes volunteered warned came comes goes went cracked shot thought
    """)

  /// Verbs of thinking and wanting: what is said stands around them rather than behind them.
  package static let mentalVerbs: Set<String> = words(
    """
    believe believes believed believing think thinks thought thinking feel feels felt know knows
    knew hope hopes hoped want wants wanted wonder wonders wondered consider considers considered
    figure figures figured guess guesses guessed find finds found show shows showed learn learned
    realize realized remember remembers remembered read reads expect expects expected fear fears
    feared
    """)

  /// Verbs that report with an object or a complement before the marks: "called it “…”",
  /// "accused them of “…”".
  package static let judgingVerbs: Set<String> = words(
    """
    call calls called calling describe describes described describing accuse accuses accused
    accusing label labels labeled labelled labeling labelling dub dubs dubbed dubbing denounce
    denounces denounced denouncing praise praises praised praising criticize criticizes criticized
    criticizing criticise criticises criticised criticising slam slams slammed slamming condemn
    condemns condemned condemning blame blames blamed blaming dismiss dismisses dismissed
    dismissing characterize characterizes characterized characterizing characterise characterised
    characterising refer refers referred referring vow vows vowed promise promised promises pledge
    pledged pledges brand brands branded branding decry decries decried decrying deride derides
    derided mock mocks mocked mocking ridicule ridiculed express expresses expressed expressing
    speak speaks spoke talk talks talked compare compares compared portray portrays portrayed
    reject rejects rejected rejecting hail hails hailed cite cites cited citing want wants wanted
    feel feels felt know knows knew hope hopes hoped propose proposes proposed proposing attack
    attacks attacked attacking defend defends defended defending declined declines decline
    apologize apologized apologised apologizing thank thanked thanks title titled urge urged urges
    threaten threatens threatened threatening consider considers considered considering credit
    credits credited crediting endorse endorses endorsed endorsing promote promotes promoted
    promoting demand demands demanded discuss discusses discussed discussing quote quotes quoted
    quoting vilify disparage disparaged lambaste lambasted lambasting rip ripped hammer hammered
    expect expects expected expecting fear fears feared term termed castigate castigated chide chided rebuke rebuked scold scolded admonish admonished berate
    berated laud lauded lauds commend commended salute saluted celebrate celebrated applaud
    applauded decrying nickname nicknamed declare remark remarks remarked paint painted cast casts

    """)

  /// Nouns that stand for something said or written: "in a statement", "his remark that".
  package static let sayingNouns: Set<String> = words(
    """
    statement statements remark remarks comment comments speech interview testimony letter email
    e-mail tweet post report memo op-ed article column essay book book's message announcement
    claim claims accusation allegation assertion argument warning call appeal question answer
    reply response promise pledge vow declaration slogan motto headline line words phrase note
    point argument release conference briefing address interview advertisement ad caption sign banner
    """)

  /// Whether a word reports what a speaker says, by itself or with an object.
  package static func reports(_ lower: String) -> Bool {
    sayingVerbs.contains(lower) || judgingVerbs.contains(lower)
  }
}
