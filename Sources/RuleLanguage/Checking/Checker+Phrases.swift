import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text

extension Checker {
  /// - Parameter keywords: the keywords that opt out before an auto tag is considered.
  mutating func autoTags(keywords: [String]) -> [AutoTag] {
    guard case .value(let written, _) = syntax.autoTags else { return [] }
    let optOuts = Set(keywords.map(foldedReply))
    if written.count > limits.autoTags, let span = written[limits.autoTags].span {
      problems.report(
        Problem(
          .tooManyAutoTags, "a rule file has at most \(limits.autoTags) auto tags, the limit `auto tags`",
          at: place(span), label: "this is one more", help: "put the phrases of one tag into one entry"))
    }
    var autoTags: [AutoTag] = []
    for case .value(let autoTag, _) in written {
      var tag: TagID?
      if case .value(let text, let span) = autoTag.tag { tag = self.tag(text, span, isAsked: false) }
      let whole = gather(autoTag.replyIs, tag.map(PhraseUse.replyIs), in: AutoTagKey.replyIs.rawValue)
      for case .value(let phrase, let span) in autoTag.replyIs.value ?? [] where optOuts.contains(foldedReply(phrase)) {
        problems.report(
          Problem(
            .phraseNeverReached, .warning, "\(quoted(phrase)) opts the contact out before auto tags are asked",
            at: place(span), help: "delete it here, or take it out of the keywords of `opt_out`"))
      }
      let parts = gather(autoTag.replyContains, tag.map(PhraseUse.replyContains), in: AutoTagKey.replyContains.rawValue)
      guard let tag else { continue }
      autoTags.append(AutoTag(tag: tag, replyIs: whole, replyContains: parts))
    }
    return autoTags
  }

  mutating func reviewPhrases() -> [String] {
    guard case .value(let optOut, _) = syntax.optOut else { return [] }
    return gather(optOut.review, .review, in: OptOutKey.review.rawValue)
  }

  /// The phrases of a list as written, each once. A use of nil is for a tag that could not be read.
  private mutating func gather(_ list: Written<[Written<String>]>, _ use: PhraseUse?, in key: String) -> [String] {
    let entries = list.value ?? []
    warnRepeats(entries, in: quoted(key))
    var found: [String] = []
    var spellings: Set<String> = []
    for case .value(let phrase, let span) in entries {
      let folded = foldedReply(phrase)
      if folded.isEmpty {
        problems.report(
          Problem(
            .unmatchablePhrase, "no reply can hold \(quoted(phrase)) once spaces are trimmed", at: place(span),
            help: "write a word, or delete the entry"))
      }
      warnTest(inPhrase: phrase, span)
      phrases.count += 1
      if phrases.count == limits.phrases + 1 {
        problems.report(
          Problem(
            .tooManyPhrases, "rules look for at most \(limits.phrases) phrases in replies, the limit `phrases`",
            at: place(span), label: "this is one more", help: "delete phrases that others contain"))
      }
      guard spellings.insert(phrase).inserted else { continue }
      found.append(phrase)
      guard let use, !folded.isEmpty, let first = phrases.meet(folded, use, span) else { continue }
      problems.report(
        Problem(
          .samePhraseTwice, .warning, "\(quoted(phrase)) says what an earlier phrase says", at: place(span),
          related: [Label(place(first), "the first one")],
          notes: ["upper case, accents, invisible characters and outer punctuation do not count"],
          help: "delete one of them"))
    }
    return found
  }
}

/// What a phrase is searched for.
enum PhraseUse: Hashable {
  case replyIs(TagID)
  case replyContains(TagID)
  case review
}

/// The phrases met so far, by their text and what they are searched for.
struct PhraseInterning {
  var count = 0
  private var firstSpans: [PhraseUse: [String: SourceSpan]] = [:]

  /// Where a phrase occurred first; nil for a new one, which is kept.
  mutating func meet(_ folded: String, _ use: PhraseUse, _ span: SourceSpan) -> SourceSpan? {
    if let first = firstSpans[use, default: [:]][folded] { return first }
    firstSpans[use, default: [:]][folded] = span
    return nil
  }
}
