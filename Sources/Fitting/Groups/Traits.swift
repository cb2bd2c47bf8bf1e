/// What contacts have that may tell how they answer: tags, and values of fields. By contact, as dense numbers.
public struct Traits: Sendable {
  /// A tag, or a value of a field.
  public struct Name: Hashable, Sendable {
    /// Nil for a tag.
    public let field: String?
    public let value: String
    public init(field: String?, value: String) {
      self.field = field
      self.value = value
    }
  }

  public private(set) var names: [Name] = []
  private var begins: [UInt32] = [0]
  private var values: [UInt32] = []

  public init() {}

  /// - Returns: the number of a new trait.
  public mutating func add(_ name: Name) -> UInt32 {
    names.append(name)
    return UInt32(names.count - 1)
  }

  /// The traits of the next contact.
  public mutating func append(_ traits: [UInt32]) {
    values += traits
    begins.append(UInt32(values.count))
  }

  /// How many contacts have theirs.
  public var count: Int { begins.count - 1 }

  /// Those of a contact, by number.
  package func of(_ contact: Int) -> ArraySlice<UInt32> {
    guard contact + 1 < begins.count else { return [] }
    return values[Int(begins[contact])..<Int(begins[contact + 1])]
  }
}
