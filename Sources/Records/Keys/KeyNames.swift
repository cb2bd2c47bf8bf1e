internal import Campaign
internal import Folding

/// Remembers which names of keys may be columns of a contact, so that most keys cost one look into a table.
final class KeyNames {
  private let format: ListFormat
  private var names = NameTable()
  private var mayMean: [Bool] = []
  /// Lists name few keys. Whoever makes up new ones has them judged one by one.
  private static let mostNames = 50_000

  init(_ format: ListFormat) { self.format = format }

  func mayMean(_ name: Bytes) -> Bool {
    if let known = names.find(name) { return mayMean[Int(known)] }
    let answer = HeaderReading.mayMean(String(decoding: name, as: UTF8.self), format)
    if names.count < Self.mostNames, let new = names.insert(name), new.isNew { mayMean.append(answer) }
    return answer
  }
}
