/// A JSON value of any shape, as messages of other programs hold them.
package enum JSONValue: Sendable, Equatable {
  case null
  case flag(Bool)
  /// A whole number of 64 bits.
  case whole(Int64)
  case number(Double)
  case text(String)
  case list([JSONValue])
  /// The members in the order in which they are written.
  case object([Member])

  /// A key and its value.
  package struct Member: Sendable, Equatable {
    package let key: String
    package let value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key: of the last such member; nil where there is none, or this is no object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The value that a path of keys leads to.
  package subscript(path keys: [String]) -> JSONValue? {
    var value: JSONValue? = self
    for key in keys { value = value?[key] }
    return value
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  package var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// A whole number, however it is written; nil for one that has no 64 bits.
  package var whole: Int? {
    switch self {
    case .whole(let number): Int(exactly: number)
    case .number(let number): Int(exactly: number)
    case .null, .flag, .text, .list, .object: nil
    }
  }
}
