/// A collection that is not closed yet at a place of a text.
enum OpenBlock: Equatable {
  /// A mapping whose keys stand at a column; the last key so far, and all of them.
  case mapping(column: Int, key: String?, keys: [String])
  /// A list whose dashes stand at a column.
  case list(column: Int)
  /// A mapping in braces; whether its last key has its colon.
  case braces(key: String?, isValue: Bool, keys: [String])
  /// A list in brackets.
  case brackets

  var isFlow: Bool {
    switch self {
    case .braces, .brackets: true
    case .mapping, .list: false
    }
  }

  /// The column of a collection in block style.
  var column: Int? {
    switch self {
    case .mapping(let column, _, _), .list(let column): column
    case .braces, .brackets: nil
    }
  }
}

/// A step from a collection to one of its parts.
package enum PathStep: Hashable, Sendable {
  case key(String)
  case entry
}

extension [OpenBlock] {
  /// The steps from the root to what is being written.
  var path: [PathStep] {
    flatMap { block -> [PathStep] in
      switch block {
      case .mapping(_, let key, _): key.map { [.key($0)] } ?? []
      case .list, .brackets: [.entry]
      case .braces(let key, let isValue, _): isValue ? key.map { [.key($0)] } ?? [] : []
      }
    }
  }
}
