package import Diagnostics

/// Something that may be written at a place.
package struct Completion: Sendable, Equatable {
  package enum Kind: Sendable {
    case key, word, member, list, tag
  }

  /// What is shown in the list.
  package let label: String
  package let kind: Kind
  /// The shape of the value, or what is known of a name, on one line.
  package let detail: String
  /// What it means, in Markdown; empty where there is nothing to say.
  package let documentation: String
  /// What is written in place of the word.
  package internal(set) var text: String
  /// The bytes of the word.
  package let word: SourceSpan

  package static func == (a: Self, b: Self) -> Bool { a.label == b.label && a.text == b.text && a.kind == b.kind }
}

/// What may be written at a place.
package struct Completions: Sendable {
  package internal(set) var items: [Completion] = []
  /// Whether more may be written that what is there already excludes, or that are too many to choose from: clients ask again when
  /// more is written.
  package internal(set) var isWhole = true
}
