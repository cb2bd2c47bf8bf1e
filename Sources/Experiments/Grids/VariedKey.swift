package import Diagnostics
package import Simulation
internal import Text
internal import YAMLTree

/// A key that varies: its place, and the values to try.
package struct VariedKey {
  /// As it was written.
  package let name: String
  package let place: VariableKeys.KeyPath
  package let values: [String]
  /// What messages call the request.
  package let wish: String
  /// Where the request is written, as the name of a source.
  let origin: String

  /// One `--vary KEY=VALUE,VALUE`.
  package init(option: String) throws(Failure) {
    let wish = quoted("--vary \(option)")
    guard let equals = option.firstIndex(of: "=") else {
      throw Failure("\(wish) names no values", help: "write `--vary bucket_size=10,25`")
    }
    let values = flowValues(String(option[option.index(after: equals)...]))
    let name = String(option[..<equals]).trimmed
    for (place, value) in values.enumerated() {
      if value.isEmpty {
        throw Failure("\(wish) has an empty value", help: "write a value on each side of a comma")
      }
      if values[..<place].contains(value) {
        throw Failure("\(wish) has the value \(quoted(value)) twice", help: "delete one of them")
      }
      if value.utf8.count > ScenarioLimits.variedText {
        throw Failure(
          "\(wish) has a value of more than \(grouped(ScenarioLimits.variedText)) bytes, the limit `varied text`")
      }
      guard isFlowValue(value) else {
        throw Failure(
          "\(quoted(value)) of \(wish) is not a value that YAML can hold",
          help: "close brackets and quotes, and put text that YAML would misread in quotes")
      }
    }
    try self.init(name, values, wish, origin: "--vary")
  }

  /// What a scenario file varies.
  package init(_ variation: Variation, of file: String) throws(Failure) {
    try self.init(variation.key, variation.values, "`vary` of \(quoted(file))", origin: "vary of \(file)")
  }

  /// A key among whose values a search looks, with those that it tries.
  init(_ name: String, trying values: [String], _ wish: String, of option: String) throws(Failure) {
    if name == "members" {
      throw Failure(
        "\(wish): `members` is who takes part", help: "search for how many do with `\(option) members.count=LOW..HIGH`")
    }
    try self.init(name, values, wish, origin: option)
  }

  private init(_ name: String, _ values: [String], _ wish: String, origin: String) throws(Failure) {
    guard let place = VariableKeys.place(of: name) else {
      throw Failure(
        name.isEmpty ? "\(wish) names no key" : "\(wish): there is no key \(quoted(name)) that can be varied",
        help: VariableKeys.help(for: name))
    }
    if name == "members", values.allSatisfy({ Int($0) != nil }) {
      throw Failure(
        "\(wish): `members` is who takes part",
        help: "vary how many do with \(quoted("members.count=" + values.joined(separator: ",")))")
    }
    if name.hasSuffix(".count"), let range = values.first(where: Self.isRange) {
      throw Failure(
        "\(quoted(range)) of \(wish) is not a number",
        help: "name each value, as in \(quoted("\(name)=8,9,10,11,12"))")
    }
    self.name = name
    self.place = place
    self.values = values
    self.wish = wish
    self.origin = origin
  }
}

extension VariedKey {
  /// Whether a value reads like all numbers between two: `8-12`, `8..12`.
  private static func isRange(_ value: String) -> Bool {
    guard let first = value.utf8.first, ASCII.isDigit(first) else { return false }
    let rest = value.utf8.drop(while: ASCII.isDigit)
    let marks = rest.prefix { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    let end = rest.dropFirst(marks.count)
    return !marks.isEmpty && (marks.count > 1 || marks.first == UInt8(ascii: "-")) && !end.isEmpty
      && end.allSatisfy(ASCII.isDigit)
  }

  /// The keys of a run: the command line overrides what the scenario says about the same key.
  package static func all(_ wishes: [VariedKey], _ variations: [Variation], of scenario: String) throws(Failure)
    -> [VariedKey]
  {
    var keys: [VariedKey] = []
    for key in wishes {
      if let other = keys.first(where: { $0.place.path == key.place.path && $0.place.file == key.place.file }) {
        throw Failure(
          "\(key.wish) and \(other.wish) are about the same key", help: "give all its values in one of them")
      }
      keys.append(key)
    }
    let named = keys
    for variation in variations {
      let key = try VariedKey(variation, of: scenario)
      if named.contains(where: { $0.place.path == key.place.path && $0.place.file == key.place.file }) { continue }
      keys.append(key)
    }
    for (number, key) in keys.enumerated() {
      for other in keys[..<number] where other.place.file == key.place.file && other.isRelated(to: key) {
        throw Failure(
          "\(quoted(other.name)) and \(quoted(key.name)) cannot both vary: one is a part of the other",
          help: "vary the larger one, with mappings in brackets as its values")
      }
    }
    if keys.count > ScenarioLimits.variedKeys {
      throw Failure("more than \(ScenarioLimits.variedKeys) keys vary, the limit `varied keys`")
    }
    return keys
  }

  private func isRelated(to other: VariedKey) -> Bool {
    let length = min(place.path.count, other.place.path.count)
    return place.path.prefix(length) == other.place.path.prefix(length)
  }
}

extension String {
  /// Without blanks around it.
  fileprivate var trimmed: String {
    var rest = Substring(self)
    while rest.first == " " || rest.first == "\t" { rest = rest.dropFirst() }
    while rest.last == " " || rest.last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }
}
