import Campaign

/// Numbers for what conditions ask: "the contact has this tag", "its field has this value".
struct Statements {
  private enum Statement: Hashable {
    case tag(TagID)
    case value(FieldValue)
  }
  private var numbers: [Statement: Int] = [:]
  private var statements: [Statement] = []
  /// The statements about one field, of which at most one is true.
  private var ofField: [FieldID: [Int]] = [:]

  mutating func add(_ condition: Condition) {
    for tag in condition.all { add(tag) }
    for tag in condition.any { add(tag) }
    for tag in condition.none { add(tag) }
    for test in condition.fields {
      for value in test.values {
        let statement = Statement.value(FieldValue(test.field, value))
        guard numbers[statement] == nil else { continue }
        ofField[test.field, default: []].append(statements.count)
        add(statement)
      }
    }
  }

  mutating func add(_ tag: TagID) { add(.tag(tag)) }

  private mutating func add(_ statement: Statement) {
    guard numbers[statement] == nil else { return }
    numbers[statement] = statements.count
    statements.append(statement)
  }

  /// The number of a tag, or nil where nothing asks about it.
  func known(_ tag: TagID) -> Int? { numbers[.tag(tag)] }

  /// The number of a tag that was added.
  func number(_ tag: TagID) -> Int { numbers[.tag(tag)] ?? 0 }

  private func number(_ value: FieldValue) -> Int { numbers[.value(value)] ?? 0 }

  /// A search for an assignment that meets the wanted conditions and no refused one; nil where a refused one asks nothing.
  ///
  /// Single wanted tags are left out: whoever asks fixes them.
  func search(_ wanted: [Condition], refused: [Condition]) -> BitSearch? {
    let width = (statements.count + 63) / 64
    var yes = [UInt64](repeating: 0, count: width * refused.count)
    var no = yes
    var groupStarts = [0]
    var groups: [UInt64] = []
    for (term, condition) in refused.enumerated() {
      if condition.isEmpty { return nil }
      for tag in condition.all { Self.mark(number(tag), &yes, term * width) }
      for tag in condition.none { Self.mark(number(tag), &no, term * width) }
      for group in self.groups(condition) {
        if group.count == 1 { Self.mark(group[0], &yes, term * width) } else { append(group, to: &groups, width) }
      }
      groupStarts.append(width == 0 ? 0 : groups.count / width)
    }
    var needs: [UInt64] = []
    for condition in wanted { for group in self.groups(condition) { append(group, to: &needs, width) } }
    var rivals: [UInt64] = []
    var rivalsOf = [Int](repeating: -1, count: statements.count)
    for field in ofField.keys.sorted() {
      guard let values = ofField[field], values.count > 1 else { continue }
      for value in values { rivalsOf[value] = rivals.count / width }
      append(values, to: &rivals, width)
    }
    return BitSearch(
      width: width, yes: yes, no: no, groupStarts: groupStarts, groups: groups, needs: needs, rivals: rivals,
      rivalsOf: rivalsOf)
  }

  /// Of each of these statements at least one is true where a condition holds.
  private func groups(_ condition: Condition) -> [[Int]] {
    var groups: [[Int]] = condition.any.isEmpty ? [] : [condition.any.map { number($0) }]
    for test in condition.fields { groups.append(test.values.map { number(FieldValue(test.field, $0)) }) }
    return groups
  }

  private static func mark(_ number: Int, _ words: inout [UInt64], _ base: Int) {
    words[base + (number >> 6)] |= 1 << UInt64(number & 63)
  }

  private func append(_ group: [Int], to groups: inout [UInt64], _ width: Int) {
    let base = groups.count
    groups += Array(repeating: 0, count: width)
    for number in group { Self.mark(number, &groups, base) }
  }

  /// The class of contacts of which the statements with these bits are true, and no others.
  func contact(_ isTrue: [UInt64]) -> ContactClass {
    var tags: [TagID] = []
    var values: [FieldValue] = []
    for (number, statement) in statements.enumerated() where isTrue[number >> 6] >> UInt64(number & 63) & 1 == 1 {
      switch statement {
      case .tag(let tag): tags.append(tag)
      case .value(let value): values.append(value)
      }
    }
    return ContactClass(tags: tags.sorted(), values: values.sorted())
  }
}

extension Condition {
  /// It asks nothing, so every contact meets it.
  var isEmpty: Bool { all.isEmpty && any.isEmpty && none.isEmpty && fields.isEmpty }
}
