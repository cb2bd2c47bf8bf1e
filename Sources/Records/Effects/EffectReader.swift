public import Campaign

/// Reads effects that `JSONLinesSink` wrote, as far as their values are single ones: effects with lists, such as
/// `routed`, are skipped.
public struct EffectReader<Input: ByteReader>: ~Copyable {
  /// What one line says. The contact is valid until the reader moves on.
  public struct Line {
    public var n: Int
    public var kind: EffectKind
    /// Empty when the effect is not about a contact.
    public var contact: Bytes
  }

  private var records: RecordReader<Input>
  private var block: ContactBlock?
  private var nextRow = 0

  public init(_ input: Input, limits: RecordLimits = .standard) {
    records = RecordReader(input, format: .ndjson, limits: limits, shape: .effect)
  }

  /// The next effect, or nil at the end. Throws what the input throws, and `OutOfMemory`.
  public mutating func next() throws -> Line? {
    while true {
      if let block, nextRow < block.count {
        nextRow += 1
        if let line = Self.read(nextRow - 1, of: block) { return line }
        continue
      }
      guard let next = try records.next() else { return nil }
      block = next
      nextRow = 0
    }
  }

  private static func read(_ row: Int, of block: ContactBlock) -> Line? {
    var n: Int?
    var kind: EffectKind?
    var contact = Bytes(start: nil, count: 0)
    for field in block.fields(row) {
      let name = block.bytes(field.name)
      let value = block.bytes(field.value)
      if name.spells("n") {
        n = Int(String(decoding: value, as: UTF8.self))
      } else if name.spells("effect") {
        kind = EffectKind.allCases.first { value.spells($0.rawValue) }
      } else if name.spells(EffectKey.contact.name) {
        contact = value
      }
    }
    guard let n, let kind else { return nil }
    return Line(n: n, kind: kind, contact: contact)
  }
}
