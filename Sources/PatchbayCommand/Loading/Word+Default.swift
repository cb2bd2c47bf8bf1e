extension Word where Value: RawRepresentable<String> {
  init(_ value: Value) { self.value = value }

  var defaultValueDescription: String { value.rawValue }
}
