import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text

// Phrases of auto tags that others make needless.
extension Checker {
  private struct Phrase {
    let tag: TagID
    let text: String
    let span: SourceSpan
    /// It is the whole reply, and not a part of it.
    let isWhole: Bool
  }

  /// Warns of phrases that hold another phrase of their tag: every reply that says them says the other one.
  mutating func warnShadowedPhrases() {
    guard case .value(let written, _) = syntax.autoTags else { return }
    var phrases: [Phrase] = []
    for case .value(let entry, _) in written {
      guard case .value(let name, let span) = entry.tag, case .known(let tag) = tags.meet(name, span) else { continue }
      for case .value(let text, let span) in entry.replyIs.value ?? [] {
        phrases.append(Phrase(tag: tag, text: text, span: span, isWhole: true))
      }
      for case .value(let text, let span) in entry.replyContains.value ?? [] {
        phrases.append(Phrase(tag: tag, text: text, span: span, isWhole: false))
      }
    }
    guard phrases.contains(where: { !$0.isWhole }) else { return }
    let matcher = ReplyMatcher(
      optOutKeywords: [],
      autoTags: phrases.enumerated().map { number, phrase in
        AutoTag(tag: TagID(UInt32(clamping: number)), replyContains: phrase.isWhole ? [] : [phrase.text])
      })
    for (number, phrase) in phrases.enumerated() {
      var text = phrase.text
      var found: [TagID] = []
      _ = text.withUTF8 { matcher.reads($0, tags: &found) }
      let other = found.first { found in
        found.index != number && phrases[found.index].tag == phrase.tag
          && (phrase.isWhole || foldedReply(phrases[found.index].text) != foldedReply(phrase.text))
      }
      guard let other else { continue }
      let shorter = phrases[other.index]
      problems.report(
        Problem(
          .phraseShadowed, .warning,
          "every reply that says \(quoted(phrase.text)) says \(quoted(shorter.text)), which gives the same tag",
          at: place(phrase.span), related: [Label(place(shorter.span), "the shorter phrase")],
          help: "delete the longer one, or give it another tag"))
    }
  }
}
