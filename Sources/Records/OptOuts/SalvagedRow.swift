internal import Campaign

/// What can be made out of a row that is not taken: whom it is about, and whether it says that they have opted out.
///
/// Where a row is broken there may be several readings of it. All of them count: it is better to leave out a text too many than to text
/// someone who has opted out.
struct SalvagedRow {
  var ids: [[UInt8]] = []
  /// As they are written.
  var phones: [[UInt8]] = []
  var tags: [[UInt8]] = []
  private(set) var flag = Flag.no

  enum Flag {
    case no, yes
    /// The row is so broken that what it says cannot be seen.
    case unseen
  }

  init() {}

  /// Nothing is lost of a row that was read.
  init(_ row: Int, of block: ContactBlock) {
    let record = block[row]
    ids = [Array(block.bytes(record.id))]
    phones = [Array(block.bytes(record.phone))]
    tags = block.tags(row).map { Array(block.bytes($0)) }
    if record.optedOut || block.phoneSaysOptOut(row) { flag = .yes }
  }

  mutating func add(id: [UInt8]) {
    let trimmed = id.withUnsafeBufferPointer { Array(Records.trimmed($0)) }
    guard !trimmed.isEmpty else { return }
    ids.append(id)
    if trimmed.count < id.count { ids.append(trimmed) }
  }

  mutating func noteOptOut() { flag = .yes }
  mutating func noteUnseen() { if case .no = flag { flag = .unseen } }
}
