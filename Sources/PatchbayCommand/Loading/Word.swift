import ArgumentParser

/// A word on the command line that stands for a value of a library.
struct Word<Value: RawRepresentable<String> & CaseIterable>: ExpressibleByArgument {
  let value: Value

  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
