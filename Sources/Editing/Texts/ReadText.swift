package import Diagnostics
package import YAMLTree

/// A text that is read as YAML when someone asks for that, and once.
package final class ReadText {
  package let source: Source
  /// An earlier version of the text that makes this one faster to read.
  private var earlier: YAMLReading?
  private var known: YAMLReading?

  /// - Parameter before: the text before an edit.
  package init(_ source: Source, after before: ReadText? = nil) {
    self.source = source
    earlier = before?.model
  }

  package var reading: YAMLReading {
    if let known { return known }
    let made = earlier.map { YAMLReading(source, after: $0) } ?? YAMLReading(source)
    known = made
    // The versions between are of no use to anyone.
    if made.isSound { earlier = nil }
    return made
  }

  /// The last version without problems.
  private var model: YAMLReading? { known.flatMap { $0.isSound ? $0 : nil } ?? earlier }
}
