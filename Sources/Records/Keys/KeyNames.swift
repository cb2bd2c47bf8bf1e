internal import Campaign

/// Knows which names of keys may be columns of a contact.
final class KeyNames {
  private let names: AnswersByName<Bool>

  init(_ format: ListFormat) { names = AnswersByName { HeaderReading.mayMean($0, format) } }

  func mayMean(_ name: Bytes) -> Bool { names.answer(name) }
}
