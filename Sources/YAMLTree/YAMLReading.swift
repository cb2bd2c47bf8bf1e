public import Diagnostics

/// A text that was read as YAML: its tree, and what was wrong with it.
public struct YAMLReading: Sendable {
  public let document: YAMLDocument
  public let problems: DiagnosticSink
  /// How the tree came about, where most of it is that of an earlier version of the text.
  package let reread: RereadEntries?

  public init(_ source: Source) {
    var sink = DiagnosticSink()
    document = parseYAML(source, sink: &sink)
    problems = sink
    reread = nil
  }

  /// Reads a text of which an earlier version was read. What comes of it is the same as without that one; where all changes are in
  /// some entries of one list, these alone are read.
  package init(_ source: Source, after earlier: YAMLReading) {
    var sink = DiagnosticSink()
    if let (document, reread) = ChangedEntries(source, earlier)?.splice() {
      self.document = document
      self.reread = reread
    } else {
      document = parseYAML(source, sink: &sink)
      reread = nil
    }
    problems = sink
  }

  /// Whether later versions of the text can be read faster because of this one.
  package var isSound: Bool {
    problems.problems.isEmpty && problems.dropped.count == 0 && document.root != nil && !document.hasHoles
  }
}

/// The entries of a list that were read again, while the rest of a tree was taken from an earlier version of the text.
package struct RereadEntries: Sendable {
  /// The earlier text.
  package let earlier: Source
  /// The key at the root whose value the list is.
  package let key: NodeID
  package let list: NodeID
  /// The lines that were read, in bytes of the earlier text and of this one.
  package let before: Range<Int>
  package let after: Range<Int>
  /// The first entry that was read, and the first one behind them, where there is one.
  package let first: NodeID
  package let end: NodeID?

  /// How much further behind everything stands that follows.
  package var shift: Int { after.count - before.count }
}
