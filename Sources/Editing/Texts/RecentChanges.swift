/// The last changes of an open text by its versions, so that changes that arrive in the wrong order still come to the right text.
///
/// The places of a change are those of the text before it. An editor that sends each change on its own, as Helix 25.01 does, may
/// send a later one first; the versions say which it is. A change that arrives late is made where it belongs, and what came after
/// it is made again.
package struct RecentChanges: Sendable {
  private struct Change: Sendable {
    let version: Int
    /// The text before the change.
    var before: PlacedText
    let edits: [TextEdit]
  }
  /// By version.
  private var changes: [Change] = []
  /// The version of the last change that is not remembered any more.
  private var forgotten = Int.min
  private static let most = 16

  package init() {}

  /// Takes a change and says what the text is then.
  ///
  /// - Parameters:
  ///   - version: of the text after the change. Without one, or one older than all that are remembered, the change is made as it comes.
  ///   - text: what the changes so far have come to.
  package mutating func text(
    after edits: [TextEdit], version: Int?, of text: PlacedText, _ unit: ColumnUnit
  ) -> PlacedText {
    guard let version, version > forgotten else {
      changes = []
      return text.applying(edits, unit)
    }
    let place = changes.firstIndex { $0.version > version } ?? changes.count
    changes.insert(
      Change(version: version, before: place < changes.count ? changes[place].before : text, edits: edits), at: place)
    var text = changes[place].before
    for index in place..<changes.count {
      changes[index].before = text
      text = text.applying(changes[index].edits, unit)
    }
    while changes.count > Self.most { forgotten = changes.removeFirst().version }
    return text
  }
}
