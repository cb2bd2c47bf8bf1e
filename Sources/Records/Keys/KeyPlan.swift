internal import Campaign

/// What the keys of rows with the same keys mean.
struct KeyPlan {
  /// A key that is a column, or could be one.
  struct Key {
    enum Source {
      /// It has the column's exact name.
      case column(ContactColumn)
      /// Which of the row's fields it is.
      case field(Int)
    }
    let source: Source
    let name: String
    /// Where it stands in the first of the rows.
    let place: UInt32
  }
  let keys: [Key]
  let header: ListHeader
  /// For each field of a row which of `keys` it is.
  private(set) var keyOfField: [Int?]

  init(_ keys: [Key], _ header: ListHeader, fieldCount: Int) {
    self.keys = keys
    self.header = header
    keyOfField = Array(repeating: nil, count: fieldCount)
    for (index, key) in keys.enumerated() {
      if case .field(let field) = key.source { keyOfField[field] = index }
    }
  }

  /// What a field means; nil where it is a field.
  func column(ofField field: Int) -> ReadColumn? {
    guard let key = keyOfField[field], header.columns[key].meaning != nil else { return nil }
    return header.columns[key]
  }

  /// The columns with their exact names that mean something else.
  var renamed: [(column: ContactColumn, as: ReadColumn)] {
    zip(keys, header.columns).compactMap { key, read in
      if case .column(let column) = key.source, read.meaning != column { return (column, read) }
      return nil
    }
  }
}
