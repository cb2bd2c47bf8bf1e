import Campaign
import Diagnostics
import KeyedFiles
internal import Records
internal import Text

extension Checker {
  /// Warns of tags that rules set or ask about and that only resemble `Opt Out`: whoever carries one is texted.
  mutating func warnTagsLikeOptOut() {
    let known = OptOutLikeTags()
    for (name, span) in zip(tags.names, tags.firstSpans) where known.contains(name) {
      problems.report(
        Problem(
          .ruleTagLikeOptOut, .warning, "the tag \(quoted(name)) opts no one out", at: place(span),
          help: "write `\(OptOutTag.name)` if contacts with the tag are to be texted no more",
          fixes: [Fix("write `\(OptOutTag.name)`", safety: .unsafe, edits: [Edit(place(span), OptOutTag.name)])]))
    }
  }
}
