import ArgumentParser

/// A word on the command line that stands for a value of a library. What the value must be stands below, where no start has to ask
/// for it.
struct Word<Value> { let value: Value }

extension Word: ExpressibleByArgument where Value: RawRepresentable<String> & CaseIterable {
  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
