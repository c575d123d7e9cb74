/// Forms of given names: initials, short forms, other alphabets.
package enum GivenNames {
  /// Whether two folded given names can be one.
  package static func areVariants(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    if a.utf8.count == 1 || b.utf8.count == 1 {
      // "W." stands for William, and for Bill.
      let (initial, name) = a.utf8.count == 1 ? (a, b) : (b, a)
      return formal[name, default: []].union([name]).contains { $0.hasPrefix(initial) }
    }
    // "Jon" and "Jonathan", "Alex" and "Alexander"; three letters at least.
    if min(a.utf8.count, b.utf8.count) >= 3, a.hasPrefix(b) || b.hasPrefix(a) { return true }
    if let first = formal[a], let second = formal[b], !first.isDisjoint(with: second) {
      return true
    }
    if let first = formal[a], first.contains(b) { return true }
    if let second = formal[b], second.contains(a) { return true }
    let parts = (a.split(separator: "-"), b.split(separator: "-"))
    if parts.0.count > 1 || parts.1.count > 1 {
      return !Set(parts.0).isDisjoint(with: parts.1)
        || parts.0.joined() == parts.1.joined()
    }
    return areTransliterations(a, b)
  }

  /// Whether two spellings can come from one name in another alphabet: the same consonants once
  /// the usual ways of writing a sound are made one, whatever the vowels.
  static func areTransliterations(_ a: String, _ b: String) -> Bool {
    let (first, second) = (skeleton(a), skeleton(b))
    guard first.count > 1 || distance(Array(a.utf8), Array(b.utf8)) <= 1 else { return false }
    if first == second { return true }
    // One consonant heard or not: "Michail" and "Mikhail" are one already, "Dmitri" and "Dimitry".
    return first.count >= 4 && first.first == second.first && distance(first, second) <= 1
      && distance(Array(a.utf8), Array(b.utf8)) <= 2
  }

  private static func skeleton(_ name: String) -> [UInt8] {
    var text = name
    for (spelling, sound) in sounds { text = text.replacing(spelling, with: sound) }
    var result: [UInt8] = []
    for byte in text.utf8 where !Array("aeiouy'".utf8).contains(byte) {
      if result.last != byte { result.append(byte) }
    }
    return result
  }

  private static let sounds = [
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("dzh", "j"), ("dj", "j"),
    ("kh", "h"), ("gh", "g"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("ck", "k"),
    ("ks", "x"), ("q", "k"), ("w", "v"), ("th", "t"), ("ts", "z"), ("tz", "z"), ("j", "i"),
  ]

  /// The number of letters to change, add or drop.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    // Names are short; a longer word is none.
    guard a.count <= 40, b.count <= 40 else { return max(a.count, b.count) }
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = left == right ? diagonal : min(diagonal, above, row[j]) + 1
        diagonal = above
      }
    }
    return row[b.count]
  }

  /// The full forms of short names.
  private static let formal: [String: Set<String>] = {
    let groups = [
      "alexander alex alec sandy sasha aleksandr aleksander oleksandr alexandre alejandro",
      "andrew andy drew andrei andrey andriy", "anthony tony antony", "benjamin ben benny",
      "bernard bernie", "charles charlie chuck", "christopher chris kit", "daniel dan danny",
      "david dave", "donald don donny", "edward ed eddie ted ned", "eugene gene evgeny yevgeny",
      "francis frank franklin", "frederick fred freddie", "gerald gerry jerry", "gregory greg",
      "henry harry hank", "james jim jimmy jamie", "john jack johnny jon ivan", "joseph joe joey",
      "kenneth ken kenny", "lawrence larry laurence", "leonard leo len", "matthew matt",
      "michael mike mick mikhail mykhailo", "nicholas nick nicolas nikolai nikolay mykola",
      "patrick pat paddy", "peter pete pyotr petro", "philip phil phillip", "raymond ray",
      "richard rick dick rich richie", "robert bob rob bobby bert", "ronald ron ronnie",
      "samuel sam sammy", "stephen steve steven", "theodore ted theo teddy", "thomas tom tommy",
      "timothy tim", "vincent vince", "walter walt", "william bill will billy willie",
      "zachary zach zack", "elizabeth liz beth betty eliza lisa",
      "katherine kate kathy katie "
        + "catherine cathy kathryn kathleen", "margaret maggie meg peggy", "deborah deb debbie",
      "jennifer jen jenny", "jessica jess jessie", "patricia pat patty trish", "rebecca becky",
      "susan sue susie", "victoria vicky", "barbara barb", "cynthia cindy", "judith judy",
      "pamela pam", "sandra sandy", "teresa theresa terry", "valerie val", "abigail abby",
      "vladimir volodymyr vova", "sergei sergey serhiy serhii", "dmitry dmitri dmytro dimitri",
      "yuri yury yuriy iurii", "george georgy yuri jorge georgi", "elena yelena olena helen helena",
      "catherine ekaterina yekaterina kateryna", "julia yulia yuliya iuliia", "paul pavel pablo",
      "mohammed muhammad mohamed mohammad muhammed mehmet", "yousef youssef yusuf joseph josef",
      "louis luis lewis", "mark marc marko marco", "eric erik", "geoffrey jeffrey jeff geoff",
      "sarah sara", "ann anne anna ana", "rafael raphael rafal", "gabriel gabe", "jacob jake",
      "joshua josh", "nathan nate nathaniel", "maxwell max maxim maksim",
    ]
    var forms: [String: Set<String>] = [:]
    for group in groups {
      let names = group.split(separator: " ").map(String.init)
      for name in names { forms[name, default: []].formUnion(names) }
    }
    return forms
  }()
}
