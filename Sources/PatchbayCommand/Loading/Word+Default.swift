extension Word {
  init(_ value: Value) { self.value = value }

  var defaultValueDescription: String { value.rawValue }
}
