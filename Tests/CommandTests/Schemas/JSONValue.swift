import Foundation

/// Any JSON document.
enum JSONValue: Hashable, Sendable, Decodable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let items = try? container.decode([JSONValue].self) {
      self = .array(items)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  init(_ text: some StringProtocol) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  /// One document a line.
  static func lines(_ text: String) throws -> [JSONValue] {
    try text.split(separator: "\n").map { try JSONValue($0) }
  }

  subscript(_ key: String) -> JSONValue? {
    get { object?[key] }
    set {
      guard var members = object else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
  var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var keys: Set<String> { Set((object ?? [:]).keys) }
  /// The texts of an array.
  var texts: [String] { (array ?? []).compactMap(\.text) }

  var measure: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .null, .flag, .text, .array, .object: nil
    }
  }
}
