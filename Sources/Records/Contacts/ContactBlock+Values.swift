extension ContactBlock {
  /// Which of some values of fields a record is the first to have.
  ///
  /// - Returns: the value's place among `wanted`; nil where the record has none of them.
  package func firstValue(_ row: Int, among wanted: [(field: String, value: String)]) -> Int? {
    let fields = fields(row)
    return wanted.firstIndex { one in
      fields.contains { field in
        !field.isNull && bytes(field.name).spells(one.field) && bytes(field.value).spells(one.value)
      }
    }
  }
}
