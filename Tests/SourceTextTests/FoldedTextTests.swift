import ArchiveTestSupport
import SourceText
import Testing

struct FoldedTextTests {
  @Test(arguments: [
    ("‘It’s’ “so”", "'It's' \"so\""),
    ("«Oui» ‹non› „ja“", "\"Oui\" 'non' \"ja\""),
    ("a – b—c -- d‑e", "a - b-c - d-e"),
    ("wait…", "wait..."),
    ("ﬁve ﬂat oﬀ eﬃcient waﬄe ﬆep", "five flat off efficient waffle step"),
    ("a\u{A0}b \t\r\n c\u{202F}\u{2003}d\u{3000}e", "a b c d e"),
    ("co\u{AD}operate zero\u{200B}width \u{FEFF}mark", "cooperate zerowidth mark"),
    ("hyphen\u{AD}\r\n  ated", "hyphenated"),
    ("a \u{200B} b", "a b"),
    ("e\u{301}te\u{301} Vie\u{302}\u{323}t Vie\u{323}\u{302}t", "été Việt Việt"),
    ("И\u{306}од ё \u{395}\u{301}", "Йод ё Έ"),
    ("\u{212B}ngström \u{212A}elvin", "Ångström Kelvin"),
    ("x\u{301} stays, and so does æ", "x\u{301} stays, and so does æ"),
    ("ﬁ\u{301}", "fi\u{301}"),
    ("", ""),
  ])
  func matchingLeavesTypographyOutOfAccount(text: String, folded: String) {
    let result = FoldedText(text)
    #expect(
      result.utf8.elementsEqual(folded.utf8), "\(String(decoding: result.utf8, as: UTF8.self))")
  }

  @Test(arguments: [
    ("GRÜSSE Ἀθήνα ΣΊΣΥΦΟΣ", "grüsse ἀθήνα σίσυφοσ"),
    ("МОСКВА Ёж ЇЖАК", "москва ёж їжак"),
    ("ԵՐԵՎԱՆ ᲗᲑᲘᲚᲘᲡᲘ", "երեվան თბილისი"),
    ("ẞ ſ ȺȾ", "ß s ⱥⱦ"),
    ("E\u{301}", "é"),
    ("ﬁ \u{212A}", "fi k"),
  ])
  func caseIsFoldedWhereAsked(text: String, folded: String) {
    #expect(FoldedText(text, options: .all).utf8.elementsEqual(folded.utf8))
    #expect(!FoldedText(text, options: .matching).utf8.elementsEqual(folded.utf8))
  }

  /// Swift's own case mapping is the oracle for the letters that map one to one.
  @Test func caseFoldingAgreesWithTheStandardLibrary() {
    var compared = 0
    for value in UInt32(0x41)...0x24FF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let inScope =
        value < 0x250 || 0x370...0x52F ~= value || 0x531...0x587 ~= value
        || 0x10A0...0x10FF ~= value || 0x1E00...0x1EFF ~= value
      let lower = scalar.properties.lowercaseMapping
      guard inScope, lower.unicodeScalars.count == 1, lower != String(scalar) else { continue }
      let folded = FoldedText(String(scalar), options: .letterCase)
      #expect(folded.utf8.elementsEqual(lower.utf8), "U+\(String(value, radix: 16))")
      compared += 1
    }
    #expect(compared > 600)
  }

  @Test func withoutOptionsNothingChanges() {
    for text in SampleTexts.all {
      #expect(FoldedText(text, options: []).utf8 == text.utf8)
    }
  }

  @Test(arguments: [
    ("He said it’s ⟦“fine”⟧ now", "\"fine\""),
    ("one ⟦two\u{A0} \r\nthree⟧ four", "two three"),
    ("an ⟦eﬃcient⟧ way", "efficient"),
    ("an o⟦ﬃce⟧", "ice"),
    ("\u{AD}⟦co\u{AD}op⟧\u{AD}", "coop"),
    ("the ⟦cafe\u{301}⟧s", "café"),
    ("wait⟦…⟧ what", ".."),
    ("no⟦ — ⟧yes", " - "),
  ])
  func aFoldedMatchMapsBackToTheBytesItStandsFor(sample: String, pattern: String) {
    let marked = MarkedText(sample)
    let spans = FoldedText(marked.text).spans(of: FoldedText(pattern))
    // A pattern may stand in one element in several ways (".." in the ellipsis).
    #expect(Set(spans) == Set(marked.spans), "\(spans)")
  }

  @Test(arguments: [FoldingOptions.matching, .all])
  func everyFoldedRangeHasASpanOnCodePointsThatFoldsBack(options: FoldingOptions) {
    for text in SampleTexts.all {
      let folded = FoldedText(text, options: options)
      var last = TextSpan(start: 0, end: 0)
      for start in 0...folded.utf8.count {
        for end in start...folded.utf8.count {
          let span = folded.sourceSpan(of: start..<end)
          #expect(text.isBoundary(span.start) && text.isBoundary(span.end))
          if start < end {
            let range = folded.foldedRange(of: span)
            #expect(range.lowerBound <= start && end <= range.upperBound)
          }
        }
        let here = folded.sourceSpan(of: start..<start)
        #expect(last <= here)
        last = here
      }
    }
  }

  @Test func aPartFoldsAsItDoesInTheWholeAndCountsInTheWhole() {
    let text = DocumentText("“A” – ﬁne – “B”")
    let start = "“A” ".utf8.count
    let part = FoldedText(
      text, within: TextSpan(start: start, end: start + "– ﬁne –".utf8.count))
    #expect(part.utf8.elementsEqual("- fine -".utf8))
    #expect(text[part.sourceSpan(of: 2..<6)] == "ﬁne")
    #expect(part.foldedRange(of: part.sourceSpan(of: 2..<6)) == 2..<6)
  }
}
