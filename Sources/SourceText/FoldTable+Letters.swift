/// Code points that differ from their case folding by a fixed distance.
struct CaseFolding: Sendable {
  let first: UInt32
  let last: UInt32
  let step: Int
  let distance: Int

  init(_ first: UInt32, _ last: UInt32, _ step: Int, _ distance: Int) {
    self.first = first
    self.last = last
    self.step = step
    self.distance = distance
  }
}

/// Simple case folding, as `CaseFolding.txt` of Unicode has it (statuses C and S), of the Latin,
/// Greek, Cyrillic, Armenian and Georgian blocks below U+3000: first and last code point, step,
/// distance to the folding.
let caseFoldings: [CaseFolding] = [
  .init(0x41, 0x5A, 1, 32), .init(0xB5, 0xB5, 1, 775), .init(0xC0, 0xD6, 1, 32),
  .init(0xD8, 0xDE, 1, 32),
  .init(0x100, 0x12E, 2, 1), .init(0x132, 0x136, 2, 1), .init(0x139, 0x147, 2, 1),
  .init(0x14A, 0x176, 2, 1),
  .init(0x178, 0x178, 1, -121), .init(0x179, 0x17D, 2, 1), .init(0x17F, 0x17F, 1, -268),
  .init(0x181, 0x181, 1, 210), .init(0x182, 0x184, 2, 1), .init(0x186, 0x186, 1, 206),
  .init(0x187, 0x187, 1, 1),
  .init(0x189, 0x18A, 1, 205), .init(0x18B, 0x18B, 1, 1), .init(0x18E, 0x18E, 1, 79),
  .init(0x18F, 0x18F, 1, 202),
  .init(0x190, 0x190, 1, 203), .init(0x191, 0x191, 1, 1), .init(0x193, 0x193, 1, 205),
  .init(0x194, 0x194, 1, 207),
  .init(0x196, 0x196, 1, 211), .init(0x197, 0x197, 1, 209), .init(0x198, 0x198, 1, 1),
  .init(0x19C, 0x19C, 1, 211),
  .init(0x19D, 0x19D, 1, 213), .init(0x19F, 0x19F, 1, 214), .init(0x1A0, 0x1A4, 2, 1),
  .init(0x1A6, 0x1A6, 1, 218),
  .init(0x1A7, 0x1A7, 1, 1), .init(0x1A9, 0x1A9, 1, 218), .init(0x1AC, 0x1AC, 1, 1),
  .init(0x1AE, 0x1AE, 1, 218),
  .init(0x1AF, 0x1AF, 1, 1), .init(0x1B1, 0x1B2, 1, 217), .init(0x1B3, 0x1B5, 2, 1),
  .init(0x1B7, 0x1B7, 1, 219),
  .init(0x1B8, 0x1B8, 1, 1), .init(0x1BC, 0x1BC, 1, 1), .init(0x1C4, 0x1C4, 1, 2),
  .init(0x1C5, 0x1C5, 1, 1),
  .init(0x1C7, 0x1C7, 1, 2), .init(0x1C8, 0x1C8, 1, 1), .init(0x1CA, 0x1CA, 1, 2),
  .init(0x1CB, 0x1DB, 2, 1),
  .init(0x1DE, 0x1EE, 2, 1), .init(0x1F1, 0x1F1, 1, 2), .init(0x1F2, 0x1F4, 2, 1),
  .init(0x1F6, 0x1F6, 1, -97),
  .init(0x1F7, 0x1F7, 1, -56), .init(0x1F8, 0x21E, 2, 1), .init(0x220, 0x220, 1, -130),
  .init(0x222, 0x232, 2, 1),
  .init(0x23A, 0x23A, 1, 10795), .init(0x23B, 0x23B, 1, 1), .init(0x23D, 0x23D, 1, -163),
  .init(0x23E, 0x23E, 1, 10792), .init(0x241, 0x241, 1, 1), .init(0x243, 0x243, 1, -195),
  .init(0x244, 0x244, 1, 69), .init(0x245, 0x245, 1, 71), .init(0x246, 0x24E, 2, 1),
  .init(0x370, 0x372, 2, 1),
  .init(0x376, 0x376, 1, 1), .init(0x37F, 0x37F, 1, 116), .init(0x386, 0x386, 1, 38),
  .init(0x388, 0x38A, 1, 37),
  .init(0x38C, 0x38C, 1, 64), .init(0x38E, 0x38F, 1, 63), .init(0x391, 0x3A1, 1, 32),
  .init(0x3A3, 0x3AB, 1, 32),
  .init(0x3C2, 0x3C2, 1, 1), .init(0x3CF, 0x3CF, 1, 8), .init(0x3D0, 0x3D0, 1, -30),
  .init(0x3D1, 0x3D1, 1, -25),
  .init(0x3D5, 0x3D5, 1, -15), .init(0x3D6, 0x3D6, 1, -22), .init(0x3D8, 0x3EE, 2, 1),
  .init(0x3F0, 0x3F0, 1, -54),
  .init(0x3F1, 0x3F1, 1, -48), .init(0x3F4, 0x3F4, 1, -60), .init(0x3F5, 0x3F5, 1, -64),
  .init(0x3F7, 0x3F7, 1, 1),
  .init(0x3F9, 0x3F9, 1, -7), .init(0x3FA, 0x3FA, 1, 1), .init(0x3FD, 0x3FF, 1, -130),
  .init(0x400, 0x40F, 1, 80),
  .init(0x410, 0x42F, 1, 32), .init(0x460, 0x480, 2, 1), .init(0x48A, 0x4BE, 2, 1),
  .init(0x4C0, 0x4C0, 1, 15),
  .init(0x4C1, 0x4CD, 2, 1), .init(0x4D0, 0x52E, 2, 1), .init(0x531, 0x556, 1, 48),
  .init(0x10A0, 0x10C5, 1, 7264),
  .init(0x10C7, 0x10C7, 1, 7264), .init(0x10CD, 0x10CD, 1, 7264), .init(0x1C90, 0x1CBA, 1, -3008),
  .init(0x1CBD, 0x1CBF, 1, -3008), .init(0x1E00, 0x1E94, 2, 1), .init(0x1E9B, 0x1E9B, 1, -58),
  .init(0x1E9E, 0x1E9E, 1, -7615), .init(0x1EA0, 0x1EFE, 2, 1), .init(0x1F08, 0x1F0F, 1, -8),
  .init(0x1F18, 0x1F1D, 1, -8), .init(0x1F28, 0x1F2F, 1, -8), .init(0x1F38, 0x1F3F, 1, -8),
  .init(0x1F48, 0x1F4D, 1, -8), .init(0x1F59, 0x1F5F, 2, -8), .init(0x1F68, 0x1F6F, 1, -8),
  .init(0x1F88, 0x1F8F, 1, -8), .init(0x1F98, 0x1F9F, 1, -8), .init(0x1FA8, 0x1FAF, 1, -8),
  .init(0x1FB8, 0x1FB9, 1, -8), .init(0x1FBA, 0x1FBB, 1, -74), .init(0x1FBC, 0x1FBC, 1, -9),
  .init(0x1FBE, 0x1FBE, 1, -7173), .init(0x1FC8, 0x1FCB, 1, -86), .init(0x1FCC, 0x1FCC, 1, -9),
  .init(0x1FD8, 0x1FD9, 1, -8), .init(0x1FDA, 0x1FDB, 1, -100), .init(0x1FE8, 0x1FE9, 1, -8),
  .init(0x1FEA, 0x1FEB, 1, -112), .init(0x1FEC, 0x1FEC, 1, -7), .init(0x1FF8, 0x1FF9, 1, -128),
  .init(0x1FFA, 0x1FFB, 1, -126), .init(0x1FFC, 0x1FFC, 1, -9), .init(0x2126, 0x2126, 1, -7517),
  .init(0x212A, 0x212A, 1, -8383), .init(0x212B, 0x212B, 1, -8262), .init(0x2C60, 0x2C60, 1, 1),
  .init(0x2C62, 0x2C62, 1, -10743), .init(0x2C63, 0x2C63, 1, -3814),
  .init(0x2C64, 0x2C64, 1, -10727),
  .init(0x2C67, 0x2C6B, 2, 1), .init(0x2C6D, 0x2C6D, 1, -10780), .init(0x2C6E, 0x2C6E, 1, -10749),
  .init(0x2C6F, 0x2C6F, 1, -10783), .init(0x2C70, 0x2C70, 1, -10782), .init(0x2C72, 0x2C72, 1, 1),
  .init(0x2C75, 0x2C75, 1, 1), .init(0x2C7E, 0x2C7F, 1, -10815),
]

/// White space, line ends included (the property White_Space of Unicode below U+3000).
let whiteSpaceRanges: [ClosedRange<UInt32>] = [
  0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A,
  0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F,
]

/// Code points without width that say nothing about the words: the soft hyphen, the grapheme
/// joiner, zero-width spaces and joiners, directional marks, the word joiner.
let invisibleRanges: [ClosedRange<UInt32>] = [
  0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
  0x2060...0x206F,
]

/// Marks that print varies, by the plain mark that stands for them.
let typographicMarks: [(replacement: Unicode.Scalar, marks: String)] = [
  ("'", "‘’‚‛‹›′‵`´ʹʼʻʽ"),
  ("\"", "“”„‟«»″‶"),
]

/// Hyphens and dashes; the soft hyphen is none of them.
let dashes = "-‐‑‒–—―−⸺⸻"

/// Code points that Unicode gives the same canonical meaning as another one.
let canonicalSingletons: [(value: UInt32, canonical: UInt32)] = [
  (0x2126, 0x03A9), (0x212A, 0x4B), (0x212B, 0xC5),
]

/// For each combining accent the letters it joins, each followed by the composed letter.
///
/// Letters that take two accents are there in both orders.
let accentCompositions: [(accent: UInt32, letters: String)] = [
  (0x0300, "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳÂẦÊỀÔỒÜǛâầêềôồüǜĂẰăằĒḔēḕŌṐōṑƠỜơờƯỪưừЕЀИЍеѐиѝ"),
  (
    0x0301,
    "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźÂẤÅǺÆǼÇḈÊẾÏḮ"
      + "ÔỐÕṌØǾÜǗâấåǻæǽçḉêếïḯôốõṍøǿüǘĂẮăắĒḖēḗŌṒōṓŨṸũṹƠỚơớƯỨưứΑΆΕΈΗΉΙΊΟΌΥΎΩΏαάεέηήιίοόυύωώ"
      + "ϊΐϋΰГЃКЌгѓкќ"
  ),
  (0x0302, "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑẠẬạậẸỆẹệỌỘọộ"),
  (0x0303, "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹÂẪÊỄÔỖâẫêễôỗĂẴăẵƠỠơỡƯỮưữ"),
  (0x0304, "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳÄǞÆǢÕȬÖȪÜǕäǟæǣõȭöȫüǖǪǬǫǭȦǠȧǡȮȰȯȱИӢУӮиӣуӯḶḸḷḹṚṜṛṝ"),
  (0x0306, "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭȨḜȩḝАӐЕӖЖӁИЙУЎаӑеӗжӂийуўẠẶạặ"),
  (
    0x0307,
    "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzżŚṤ"
      + "śṥŠṦšṧſẛṢṨṣṩ"
  ),
  (
    0x0308,
    "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿÕṎõṏŪṺūṻΙΪΥΫιϊυϋІЇАӒЕЁЖӜЗӞИӤОӦУӰЧӴЫӸЭӬаӓеё"
      + "жӝзӟиӥоӧуӱчӵыӹэӭіїӘӚәӛӨӪөӫ"
  ),
  (0x0309, "AẢEẺIỈOỎUỦYỶaảeẻiỉoỏuủyỷÂẨÊỂÔỔâẩêểôổĂẲăẳƠỞơởƯỬưử"),
  (0x030A, "AÅUŮaåuůwẘyẙ"),
  (0x030B, "OŐUŰoőuűУӲуӳ"),
  (0x030C, "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžÜǙüǚƷǮʒǯ"),
  (0x030F, "AȀEȄIȈOȌRȐUȔaȁeȅiȉoȍrȑuȕѴѶѵѷ"),
  (0x0311, "AȂEȆIȊOȎRȒUȖaȃeȇiȋoȏrȓuȗ"),
  (0x031B, "OƠUƯoơuưÒỜÓỚÕỠÙỪÚỨòờóớõỡùừúứŨỮũữỌỢọợỎỞỏởỤỰụựỦỬủử"),
  (
    0x0323,
    "AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓÂẬÊỆ"
      + "ÔỘâậêệôộĂẶăặƠỢơợƯỰưựṠṨṡṩ"
  ),
  (0x0324, "UṲuṳ"),
  (0x0325, "AḀaḁ"),
  (0x0326, "SȘTȚsștț"),
  (0x0327, "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţĆḈćḉĔḜĕḝ"),
  (0x0328, "AĄEĘIĮOǪUŲaąeęiįoǫuųŌǬōǭ"),
  (0x032D, "DḒEḘLḼNṊTṰUṶdḓeḙlḽnṋtṱuṷ"),
  (0x032E, "HḪhḫ"),
  (0x0330, "EḚIḬUṴeḛiḭuṵ"),
  (0x0331, "BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"),
]
