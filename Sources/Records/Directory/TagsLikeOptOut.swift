internal import Campaign

/// Finds tags that say in other words than `Opt Out` that their contact has opted out. Each is told once.
struct TagsLikeOptOut {
  /// By tag: whether it was looked at.
  private var isJudged: [Bool] = []

  /// - Parameter told: called with the spelling of each that is new.
  mutating func find(in run: [TagID], _ tags: borrowing TagTable, told: (String) -> Void) {
    for tag in run {
      while isJudged.count <= tag.index { isJudged.append(false) }
      if isJudged[tag.index] { continue }
      isJudged[tag.index] = true
      let spelling = String(decoding: tags.spelling(tag), as: UTF8.self)
      if !OptOutTag.isSpelled(spelling), ContactColumn.saysOptedOut(HeaderName(spelling)) { told(spelling) }
    }
  }
}
