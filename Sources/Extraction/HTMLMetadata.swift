import Foundation

/// What a web page says of itself, in the order of trust: its linked data, its Open Graph and
/// other `meta` tags, its elements.
enum HTMLMetadata {
  /// Reads the metadata of a page.
  static func read(_ tree: HTMLTree) -> MetadataList {
    var metadata = MetadataList()
    readLinkedData(tree, into: &metadata)
    readMeta(tree, into: &metadata)
    readElements(tree, into: &metadata)
    PlainTextMetadata.takePathDate(into: &metadata)
    return metadata
  }

  /// `meta` names (or properties) of a field, in the order in which they win.
  ///
  /// The outlet comes first: its name is taken off titles.
  private static let names: [(field: MetadataValue.Field, names: [String])] = [
    (
      .outlet,
      [
        "og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher",
        "publisher",
      ]
    ),
    (
      .title,
      [
        "og:title", "dc.title", "dcterms.title", "parsely-title", "citation_title",
        "twitter:title",
      ]
    ),
    (
      .author,
      [
        "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
        "citation_author", "byl", "sailthru.author",
      ]
    ),
    (
      .published,
      [
        "article:published_time", "datepublished", "date", "pubdate", "publishdate",
        "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
        "parsely-pub-date", "citation_publication_date", "sailthru.date", "publication_date",
        "og:published_time",
      ]
    ),
    (
      .updated,
      [
        "article:modified_time", "datemodified", "og:updated_time", "last-modified",
        "dcterms.modified", "lastmod",
      ]
    ),
    (.url, ["og:url"]),
    (.language, ["dc.language", "dcterms.language", "content-language"]),
    (.tag, ["article:tag", "keywords", "news_keywords"]),
  ]

  private static func readMeta(_ tree: HTMLTree, into metadata: inout MetadataList) {
    var found: [String: [String]] = [:]
    for index in tree.nodes.indices where tree.nodes[index].name == "meta" {
      guard let content = tree.attribute("content", of: index) else { continue }
      for key in ["property", "name", "itemprop", "http-equiv"] {
        if let name = tree.attribute(key, of: index)?.lowercased() {
          found[name, default: []].append(content)
        }
      }
    }
    for (field, names) in names {
      for name in names {
        guard let values = found[name] else { continue }
        switch field {
        case .tag:
          for tag in values.joined(separator: ",").split(separator: ",") {
            metadata.add(.tag, String(tag), origin: origin(name))
          }
        case .author:
          // A profile's address is not a name.
          let authors = values.filter { MetadataText.webAddress($0) == nil }.map(withoutBy)
          metadata.add(.author, authors.joined(separator: ", "), origin: origin(name))
        case .title:
          let title = withoutOutlet(values[0], metadata)
          metadata.add(.title, title, origin: origin(name))
        default:
          metadata.add(field, values[0], origin: origin(name))
        }
      }
    }
  }

  /// A name without the “By” before it.
  private static func withoutBy(_ name: String) -> String {
    let name = MetadataText.clean(name) ?? ""
    return name.lowercased().hasPrefix("by ") ? String(name.dropFirst(3)) : name
  }

  private static func origin(_ name: String) -> String {
    name.contains(":") ? name : "meta \(name)"
  }

  private static func readElements(_ tree: HTMLTree, into metadata: inout MetadataList) {
    var headings: [Int] = []
    var canonical: String?
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      switch node.name {
      case "title" where tree.nodes[max(0, node.parent)].name == "head":
        let title = withoutOutlet(words(of: index, in: tree), metadata)
        metadata.add(.title, title, origin: "html title")
      case "h1": headings.append(index)
      case "link":
        let relations = tree.attribute("rel", of: index)?.lowercased().split(separator: " ") ?? []
        if canonical == nil, relations.contains("canonical") {
          canonical = tree.attribute("href", of: index)
        }
      case "html":
        let language = tree.attribute("lang", of: index) ?? tree.attribute("xml:lang", of: index)
        if let language { metadata.add(.language, language, origin: "html lang") }
      case "time":
        let isPublication =
          tree.attribute("pubdate", of: index) != nil
          || tree.attribute("itemprop", of: index)?.lowercased() == "datepublished"
        if isPublication {
          let date = tree.attribute("datetime", of: index) ?? words(of: index, in: tree)
          metadata.add(.published, date, origin: "time element")
        }
      default: break
      }
    }
    if let canonical { metadata.add(.url, canonical, origin: "link canonical") }
    if headings.count == 1 {
      metadata.add(.title, words(of: headings[0], in: tree), origin: "only h1")
    }
    readByline(tree, into: &metadata)
  }

  private static func readByline(_ tree: HTMLTree, into metadata: inout MetadataList) {
    guard !metadata.has(.author) else { return }
    for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty {
      let relations = tree.attribute("rel", of: index)?.lowercased().split(separator: " ") ?? []
      let property = tree.attribute("itemprop", of: index)?.lowercased()
      let classes = tree.attribute("class", of: index)?.lowercased().split(separator: " ") ?? []
      let isByline = classes.contains {
        $0 == "byline" || $0 == "author-name" || $0 == "byline-name"
      }
      guard relations.contains("author") || property == "author" || isByline else { continue }
      let name = withoutBy(words(of: index, in: tree))
      // A longer text is a note on the author.
      guard 1...8 ~= name.split(separator: " ").count, name.utf8.count <= 120 else { continue }
      metadata.add(.author, name, origin: relations.contains("author") ? "rel author" : "byline")
      return
    }
  }

  /// The words of a short element.
  private static func words(of index: Int, in tree: HTMLTree) -> String {
    var bytes: [UInt8] = []
    var node = index + 1
    while node < tree.nodes[index].end, bytes.count < 4_096 {
      if tree.nodes[node].isText { bytes += tree.nodes[node].text }
      node += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A page title without the outlet's name at either end, where the page states that name.
  private static func withoutOutlet(_ raw: String, _ metadata: MetadataList) -> String {
    let title = MetadataText.clean(raw) ?? ""
    for outlet in metadata.values where outlet.field == .outlet {
      for mark in [" | ", " - ", " – ", " — ", " :: ", " · "] {
        let (tail, head) = (mark + outlet.value, outlet.value + mark)
        if title.hasSuffix(tail) { return String(title.dropLast(tail.count)) }
        if title.hasPrefix(head) { return String(title.dropFirst(head.count)) }
      }
    }
    return title
  }
}

// MARK: JSON-LD

extension HTMLMetadata {
  /// The types of schema.org that are a document.
  private static let articleTypes: Set<String> = [
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
    "ScholarlyArticle", "TechArticle", "SocialMediaPosting",
  ]

  private static func readLinkedData(_ tree: HTMLTree, into metadata: inout MetadataList) {
    var scripts = 0
    for index in tree.nodes.indices where tree.nodes[index].name == "script" {
      guard MediaType.essence(tree.attribute("type", of: index) ?? "") == "application/ld+json",
        tree.nodes[index].end == index + 2
      else { continue }
      scripts += 1
      let json = tree.nodes[index + 1].text
      // More or longer than this is a data base, not a description.
      guard scripts <= 32, json.count <= 1 << 20,
        let value = try? JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed)
      else { continue }
      for article in articles(in: value) { read(article, into: &metadata) }
    }
  }

  private static func articles(in value: Any) -> [[String: Any]] {
    if let list = value as? [Any] {
      return list.prefix(64).compactMap { $0 as? [String: Any] }.filter(isArticle)
    }
    guard let object = value as? [String: Any] else { return [] }
    if isArticle(object) { return [object] }
    let graph = (object["@graph"] as? [Any] ?? []).prefix(64)
    return graph.compactMap { $0 as? [String: Any] }.filter(isArticle)
  }

  private static func isArticle(_ object: [String: Any]) -> Bool {
    let types = (object["@type"] as? [Any] ?? [object["@type"] as Any]).compactMap { $0 as? String }
    return types.contains(where: articleTypes.contains)
  }

  private static func read(_ article: [String: Any], into metadata: inout MetadataList) {
    let origin = "json-ld"
    func add(_ field: MetadataValue.Field, _ value: Any?) {
      if let value = value as? String { metadata.add(field, decoded(value), origin: origin) }
    }
    add(.title, article["headline"] ?? article["name"])
    let authors = names(article["author"])
    if !authors.isEmpty { add(.author, authors.joined(separator: ", ")) }
    add(.outlet, names(article["publisher"]).first)
    add(.published, article["datePublished"])
    add(.updated, article["dateModified"])
    let page = article["mainEntityOfPage"]
    add(.url, article["url"] ?? (page as? String) ?? (page as? [String: Any])?["@id"])
    add(.language, article["inLanguage"])
    let keywords = article["keywords"]
    let tags =
      (keywords as? [Any])?.compactMap { $0 as? String }
      ?? (keywords as? String)?.split(separator: ",").map { String($0) } ?? []
    for tag in tags { add(.tag, tag) }
  }

  /// The names of persons or organisations, given as text or as objects.
  private static func names(_ value: Any?) -> [String] {
    let list = (value as? [Any] ?? [value as Any]).prefix(32)
    return list.compactMap { item in
      let name = (item as? [String: Any])?["name"] ?? item
      guard let name = (name as? String).flatMap(MetadataText.clean),
        MetadataText.webAddress(name) == nil
      else { return nil }
      return name
    }
  }

  /// A value whose character references, which do not belong in JSON, are resolved.
  private static func decoded(_ value: String) -> String {
    guard value.utf8.contains(0x26), value.utf8.count <= 4_096 else { return value }
    var result: [UInt8] = []
    let bytes = Array(value.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x26,
        let length = HTMLCharacterReference.length(in: bytes, at: index, limit: 33),
        bytes[index + length - 1] == 0x3B,
        let characters = HTMLCharacterReference.decode(bytes[index..<index + length])
      {
        result += characters
        index += length
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
