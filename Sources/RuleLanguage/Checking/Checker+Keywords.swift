import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text
import YAMLTree

// The words that opt out, and those that ask to be texted again.
extension Checker {
  mutating func optOutKeywords() -> [String] {
    guard case .value(let optOut, _) = syntax.optOut, case .value(let written, let span) = optOut.keywords else {
      return OptOutKeywords.standard
    }
    var keywords = written.usesDefault.value ?? true ? OptOutKeywords.standard : []
    let added = written.added.value ?? []
    warnRepeats(added, in: "the keywords")
    for case .value(let keyword, let span) in added {
      reportUnmatchable(keyword, span)
      warnPattern(inPhrase: keyword, span)
      if !keywords.contains(keyword) { keywords.append(keyword) }
    }
    if keywords.isEmpty, !written.added.isInvalid, !written.usesDefault.isInvalid, added.isEmpty {
      problems.report(
        Problem(
          .noOptOutKeywords, .warning, "no reply opts a contact out, because there is no keyword", at: place(span),
          help: "write `default`, or name keywords"))
    }
    if !(written.usesDefault.value ?? true), !added.isEmpty { warnLostKeywords(written, keywords, span) }
    return keywords
  }

  func optOutScope() -> OptOutScope {
    guard case .value(let optOut, _) = syntax.optOut, let word = optOut.scope.value else { return .sender }
    return OptOutScope(rawValue: word) ?? .sender
  }

  /// - Parameter optOuts: the words that opt out, of which none can ask for the opposite.
  mutating func optInKeywords(beside optOuts: [String]) -> [String] {
    guard case .value(let optOut, _) = syntax.optOut, case .value(let written, _) = optOut.optInKeywords else {
      return OptInKeywords.standard
    }
    var keywords = written.usesDefault.value ?? true ? OptInKeywords.standard : []
    let added = written.added.value ?? []
    let closing = Set(optOuts.map(foldedReply))
    warnRepeats(added, in: "the keywords")
    for case .value(let keyword, let span) in added {
      reportUnmatchable(keyword, span)
      warnPattern(inPhrase: keyword, span)
      if closing.contains(foldedReply(keyword)) {
        problems.report(
          Problem(
            .keywordBothWays, "\(quoted(keyword)) opts a contact out, so it cannot ask to be texted again",
            at: place(span), help: "delete it here, or take it out of `keywords`"))
      }
      if !keywords.contains(keyword) { keywords.append(keyword) }
    }
    return keywords
  }

  private mutating func reportUnmatchable(_ keyword: String, _ span: SourceSpan) {
    guard foldedReply(keyword).isEmpty else { return }
    problems.report(
      Problem(
        .unmatchableKeyword, "no reply can be \(quoted(keyword)) once spaces are trimmed", at: place(span),
        help: "write a word, or delete the entry"))
  }

  /// Warns of default keywords that a list drops without saying so. Carriers and the FCC expect them; `default: false` says that they are
  /// not wanted.
  private mutating func warnLostKeywords(_ written: KeywordsSyntax, _ keywords: [String], _ span: SourceSpan) {
    guard case .value(let added, let list) = written.added, written.usesDefault.span == list,
      !added.contains(where: \.isInvalid)
    else { return }
    let kept = Set(keywords.map(foldedReply))
    let lost = OptOutKeywords.expected.filter { !kept.contains(foldedReply($0)) }
    guard !lost.isEmpty else { return }
    let verb = agreeing(lost.count, "opts", "opt")
    var text = String(decoding: syntax.source.bytes[Int(list.lower)..<Int(list.upper)], as: UTF8.self)
    let isFlow = text.hasPrefix("[") && !text.contains("\n")
    let words = added.compactMap(\.value)
    // The word for all of them is none itself.
    let others = words.filter { $0 != KeywordsKey.usesDefault.rawValue }
    if others.count < words.count { text = "[" + others.map(yamlScalar).joined(separator: ", ") + "]" }
    let meant = "{ default: true, add: \(isFlow ? text : "[…]") }"
    problems.report(
      Problem(
        .keywordsLost, .warning, "\(quotedList(lost, "and")) no longer \(verb) a contact out", at: place(span),
        notes: ["carriers and the FCC (47 CFR 64.1200) expect these words to be honoured"],
        help: "write \(quoted(meant)) to keep them",
        fixes: isFlow ? [Fix("keep the default keywords", safety: .unsafe, edits: [Edit(place(list), meant)])] : []))
  }
}
