internal import Campaign
internal import Folding

/// Notes which fields of the policy the contacts of a list have, for a run that would go by a field that none of them has.
///
/// Once each was met, nothing is looked at.
struct FieldsMet: ~Copyable {
  private var isMet: [Bool]
  private var left: Int
  private var others = NameTable()
  private static let mostOthers = 2_000

  init(_ policy: RoutingPolicy) {
    isMet = Array(repeating: false, count: policy.fields.count)
    left = policy.fields.count
  }

  @inline(__always)
  mutating func look(at row: Int, of block: ContactBlock, _ names: borrowing PolicyNames) {
    if left > 0 { note(row, of: block, names) }
  }

  private mutating func note(_ row: Int, of block: ContactBlock, _ names: borrowing PolicyNames) {
    for field in block.fields(row) where !field.isNull {
      let name = block.bytes(field.name)
      if let known = names.field(name) {
        if !isMet[known.index] { left -= 1 }
        isMet[known.index] = true
      } else if others.count < Self.mostOthers {
        _ = others.insert(name)
      }
    }
  }

  /// Puts what was met into a census: 1 for each field of the policy that was, and other fields, uncounted, where one was not.
  func fill(_ census: inout ListCensus) {
    census.fields = isMet.map { $0 ? 1 : 0 }
    census.otherFields = (0..<UInt32(clamping: others.count)).map {
      ListCensus.Count(String(decoding: others.name($0), as: UTF8.self), contacts: 0)
    }
  }
}
