/// What HTML elements are, as far as a text goes.
enum HTMLElements {
  /// Elements that stand on lines of their own.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
    "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre",
    "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "xmp",
  ]

  /// Blocks that follow each other line by line, without a blank line between.
  static let lines: Set<String> = [
    "li", "dt", "dd", "tr", "thead", "tbody", "tfoot", "option", "optgroup",
  ]

  /// Lists, which go on line by line inside an item of another.
  static let lists: Set<String> = ["ul", "ol", "dl", "menu", "dir"]

  /// Elements whose content keeps its white space.
  static let preformatted: Set<String> = ["pre", "listing", "xmp", "plaintext", "textarea"]

  /// Elements that hold no words of the page: programs, pictures, controls.
  static let wordless: Set<String> = [
    "script", "style", "template", "head", "noscript", "iframe", "object", "embed", "applet",
    "svg", "canvas", "video", "audio", "map", "button", "select", "datalist", "input", "textarea",
    "label", "progress", "meter", "noframes", "noembed", "dialog", "rp", "rt",
  ]
}
