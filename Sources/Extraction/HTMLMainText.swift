/// Which part of a page is its text, and what inside it is not.
///
/// Simple rules: what no reader reads is left out (scripts, controls, hidden elements); so is what
/// surrounds an article by its element (`nav`, `footer`), its role or its class, unless it holds
/// most of the page; and so are lists of links. Of `article`, `main` and the like, the innermost
/// that holds most of the rest is the text.
struct HTMLMainText {
  /// The node whose words are the text.
  private(set) var root = 0

  /// For every node, whether it and what is inside it are left out.
  private(set) var isLeftOut: [Bool]

  private let tree: HTMLTree

  /// Sorts the nodes of a page.
  ///
  /// - Complexity: O(n).
  init(_ tree: HTMLTree) {
    self.tree = tree
    isLeftOut = Array(repeating: false, count: tree.nodes.count)
    guard !tree.nodes.isEmpty else { return }
    root = tree.nodes.firstIndex { $0.name == "body" } ?? 0
    leaveOutUnread()
    leaveOutSurroundings()
    chooseRoot()
  }
}

extension HTMLMainText {
  /// How many bytes of words stand in each node, outside what is left out.
  private func wordLengths(inLinksOnly: Bool = false) -> [Int] {
    let nodes = tree.nodes
    var lengths = [Int](repeating: 0, count: nodes.count)
    var isOutside = [Bool](repeating: false, count: nodes.count)
    var isInLink = [Bool](repeating: false, count: nodes.count)
    for index in nodes.indices {
      let parent = nodes[index].parent
      isOutside[index] = isLeftOut[index] || parent >= 0 && isOutside[parent]
      isInLink[index] = nodes[index].name == "a" || parent >= 0 && isInLink[parent]
      if nodes[index].isText, !isOutside[index], !inLinksOnly || isInLink[index] {
        lengths[index] = nodes[index].text.count { !ASCII.isSpace($0) }
      }
    }
    for index in nodes.indices.reversed() where nodes[index].parent >= 0 {
      lengths[nodes[index].parent] += lengths[index]
    }
    return lengths
  }

  private mutating func leaveOutUnread() {
    for index in tree.nodes.indices where !tree.nodes[index].isText {
      let node = tree.nodes[index]
      isLeftOut[index] = HTMLElements.wordless.contains(node.name) || isHidden(index)
    }
  }

  private func isHidden(_ index: Int) -> Bool {
    for (name, value) in tree.nodes[index].attributes {
      if name == "hidden" { return true }
      if name == "style", value.utf8.count < 2_000 {
        let style = value.lowercased().filter { $0 != " " }
        if style.contains("display:none") || style.contains("visibility:hidden") { return true }
      }
    }
    return false
  }

  private mutating func leaveOutSurroundings() {
    let lengths = wordLengths()
    let links = wordLengths(inLinksOnly: true)
    let total = lengths[root]
    guard total > 0 else { return }
    var isInArticle = [Bool](repeating: false, count: tree.nodes.count)
    for index in tree.nodes.indices where !tree.nodes[index].isText {
      let node = tree.nodes[index]
      let parent = node.parent
      isInArticle[index] =
        node.name == "article" || node.name == "main" || parent >= 0 && isInArticle[parent]
      // What holds more than this is the page's text, whatever it is called.
      guard index > root, !isLeftOut[index], lengths[index] * 5 <= total * 2 else { continue }
      let isSurrounding =
        Self.surroundings.contains(node.name)
        || node.name == "header" && !isInArticle[parent]
        || Self.roles.contains(tree.attribute("role", of: index)?.lowercased() ?? "")
        || isSurroundingByClass(index)
      let isListOfLinks =
        Self.containers.contains(node.name) && lengths[index] > 0
        && links[index] * 10 >= lengths[index] * 7 && linkCount(in: index) >= 3
      isLeftOut[index] = isSurrounding || isListOfLinks
    }
  }

  private func isSurroundingByClass(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    // A word inside a sentence is not a notice.
    guard HTMLElements.blocks.contains(node.name), node.name != "body", node.name != "article",
      node.name != "main"
    else { return false }
    return Self.words(tree.attribute("class", of: index), tree.attribute("id", of: index))
      .contains(where: Self.surroundingWords.contains)
  }

  /// How many links a node holds, counted up to three.
  private func linkCount(in index: Int) -> Int {
    var count = 0
    var node = index + 1
    while node < tree.nodes[index].end, count < 3 {
      if tree.nodes[node].name == "a" { count += 1 }
      node += 1
    }
    return count
  }

  private mutating func chooseRoot() {
    let lengths = wordLengths()
    for index in tree.nodes.indices
    where index > root && index < tree.nodes[root].end && isCandidate(index) {
      // Teasers beside an article are articles too; the article holds most of the words.
      if lengths[index] * 5 >= lengths[root] * 3, !isInLeftOut(index) { root = index }
    }
  }

  private func isInLeftOut(_ index: Int) -> Bool {
    var node = index
    while node >= 0 {
      if isLeftOut[node] { return true }
      node = tree.nodes[node].parent
    }
    return false
  }

  private func isCandidate(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    if node.name == "article" || node.name == "main" { return true }
    guard !node.isText, !node.attributes.isEmpty else { return false }
    if tree.attribute("role", of: index) == "main" { return true }
    if tree.attribute("itemprop", of: index) == "articleBody" { return true }
    let classes =
      (tree.attribute("class", of: index) ?? "") + " "
      + (tree.attribute("id", of: index) ?? "")
    guard classes.utf8.count > 1, classes.utf8.count < 1_000 else { return false }
    return classes.lowercased().split(separator: " ").contains { name in
      Self.bodies.contains(name.filter { $0 != "-" && $0 != "_" })
    }
  }

  /// The words of class names: `cookieBanner site-footer` has `cookie`, `banner`, `site`, `footer`.
  private static func words(_ names: String?...) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for name in names {
      guard let name, name.utf8.count <= 1_000 else { continue }
      for byte in name.utf8 {
        if 0x41...0x5A ~= byte, word.utf8.last.map({ 0x61...0x7A ~= $0 }) ?? false { end() }
        if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
          word.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          end()
        }
      }
      end()
    }
    return words.map { $0.lowercased() }
  }

  private static let surroundings: Set<String> = [
    "nav", "footer", "aside", "form", "menu", "search",
  ]

  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "alert", "menu", "menubar", "toolbar",
  ]

  private static let containers: Set<String> = [
    "ul", "ol", "dl", "div", "section", "table", "fieldset",
  ]

  private static let surroundingWords: Set<String> = [
    "ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "comment", "comments",
    "cookie", "cookies", "consent", "disqus", "footer", "gdpr", "menu", "modal", "nav", "navbar",
    "navigation", "newsletter", "pagination", "popup", "promo", "recommended", "related",
    "share", "sharing", "sidebar", "signup", "social", "sponsor", "sponsored", "subscribe",
    "subscription", "tags", "toolbar",
  ]

  private static let bodies: Set<String> = [
    "articlebody", "articlecontent", "articletext", "entrycontent", "postbody", "postcontent",
    "storybody", "storycontent", "storytext", "contentbody", "bodycontent", "mwcontenttext",
  ]
}
