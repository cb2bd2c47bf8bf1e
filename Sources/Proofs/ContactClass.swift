package import Campaign

/// A field, and one of the values that rules compare it with.
package struct FieldValue: Hashable, Comparable, Sendable {
  package let field: FieldID
  package let value: ValueID

  package init(_ field: FieldID, _ value: ValueID) {
    self.field = field
    self.value = value
  }

  package static func < (a: Self, b: Self) -> Bool { (a.field, a.value) < (b.field, b.value) }
}

/// All contacts that rules cannot tell apart: they have the same of the tags that rules mention, and the same values of the fields
/// that rules ask about.
///
/// Tags and fields have the numbers of the rules that were asked.
package struct ContactClass: Hashable, Sendable {
  /// Sorted, each once. The class has no other tag that rules mention.
  package let tags: [TagID]
  /// Sorted, each field once. A field that is not here has another value than those that rules mention, or none.
  package let values: [FieldValue]

  package init(tags: [TagID] = [], values: [FieldValue] = []) {
    self.tags = tags
    self.values = values
  }

  /// How many tags and values it takes to describe an example.
  package var size: Int { tags.count + values.count }

  package func value(of field: FieldID) -> ValueID { values.first { $0.field == field }?.value ?? .other }

  /// Whether its contacts meet a condition.
  package func meets(_ condition: Condition) -> Bool {
    tags.withUnsafeBufferPointer { condition.holds(tags: $0) { value(of: $0) } }
  }

  /// Smaller examples come first; among examples of one size, those whose tags and values rules mention first.
  package func precedes(_ other: ContactClass) -> Bool {
    if size != other.size { return size < other.size }
    if tags != other.tags { return tags.lexicographicallyPrecedes(other.tags) }
    return values.lexicographicallyPrecedes(other.values)
  }
}
