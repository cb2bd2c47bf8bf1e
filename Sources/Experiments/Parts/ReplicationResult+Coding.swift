internal import Campaign
internal import Records
internal import Simulation

// What a replication measured, as bytes: numbers as saved actions have them, and numbers with a point bit by bit.
extension ReplicationResult {
  func encode(to out: inout [UInt8]) {
    out.append(rising: firstResponseWaits)
    out.append(rising: replyWaits)
    SavedWriting.append(openFirstWaits, to: &out)
    SavedWriting.append(openWaits, to: &out)
    SavedWriting.append(fanOut.count, to: &out)
    for count in fanOut { SavedWriting.append(UInt64(count), to: &out) }
    out.append(utilisation)
    SavedWriting.append(kinds.count, to: &out)
    for kind in kinds { SavedWriting.append(UInt64(kind), to: &out) }
    SavedWriting.append(timeToSendList == nil ? 0 : 1, to: &out)
    SavedWriting.append(timeToSendList ?? 0, to: &out)
    for level in [needsAttention, queue] {
      SavedWriting.append(level.mean.bitPattern, to: &out)
      SavedWriting.append(level.peak, to: &out)
    }
    SavedWriting.append(claimsExpired, to: &out)
    SavedWriting.append(unsent.count, to: &out)
    for count in unsent { SavedWriting.append(count, to: &out) }
    SavedWriting.append(events, to: &out)
    for name in Curve.Name.allCases { out.append(curves[name] ?? []) }
    SavedWriting.append(members.count, to: &out)
    for counts in members {
      SavedWriting.append(counts == nil ? 0 : 1, to: &out)
      if let counts { for field in MemberCounts.fields { SavedWriting.append(counts[keyPath: field], to: &out) } }
    }
    for field in MemberCounts.fields { SavedWriting.append(totals.shared[keyPath: field], to: &out) }
    for field in TotalCounts.fields { SavedWriting.append(totals[keyPath: field], to: &out) }
    SavedWriting.append(waited, to: &out)
    SavedWriting.append(waitingArea, to: &out)
  }

  /// Results that are not whole are never written.
  init(_ reader: inout SavedReader) throws(SavedFlaw) {
    let firstResponseWaits = try reader.rising()
    let replyWaits = try reader.rising()
    let (openFirstWaits, openWaits) = (try reader.small(), try reader.small())
    var fanOut: [UInt32] = []
    // No more than there is memory for, where each is a number of a sample.
    var all: UInt64 = 0
    for _ in 0..<(try reader.count()) {
      let count = try reader.number()
      all &+= count
      guard count <= 1 << 28, all <= 1 << 28 else { throw .limit }
      fanOut.append(UInt32(count))
    }
    let utilisation = try reader.doubles()
    var kinds: [UInt16] = []
    for _ in 0..<(try reader.count()) {
      guard let kind = UInt16(exactly: try reader.number()) else { throw .damaged }
      kinds.append(kind)
    }
    let (hasSent, sentAt) = (try reader.small(), try reader.number())
    func level() throws(SavedFlaw) -> Level {
      Level(mean: try reader.double(), peak: try reader.small())
    }
    let (needsAttention, queue) = (try level(), try level())
    let claimsExpired = try reader.small()
    var unsent: [Int] = []
    for _ in 0..<(try reader.count()) { unsent.append(try reader.small()) }
    let events = try reader.small()
    var curves: [Curve.Name: [Double?]] = [:]
    for name in Curve.Name.allCases { curves[name] = try reader.doubles() }
    var members: [MemberCounts?] = []
    for _ in 0..<(try reader.count()) { members.append(try reader.small() == 0 ? nil : try reader.counts()) }
    var totals = TotalCounts()
    totals.shared = try reader.counts()
    for field in TotalCounts.fields { totals[keyPath: field] = try reader.small() }
    self.init(
      firstResponseWaits: firstResponseWaits, replyWaits: replyWaits, openFirstWaits: openFirstWaits,
      openWaits: openWaits, fanOut: fanOut, utilisation: utilisation, kinds: kinds,
      timeToSendList: hasSent == 0 ? nil : sentAt, needsAttention: needsAttention, queue: queue,
      claimsExpired: claimsExpired, unsent: unsent, events: events, curves: curves, members: members, totals: totals,
      waited: try reader.number(), waitingArea: try reader.number(), isWhole: true)
  }

  /// Whether they can be those of a simulation of these rules and this scenario.
  func fits(_ facts: ReportFacts) -> Bool {
    let team = facts.policy.team.count
    let steps = facts.steps.count
    return utilisation.count == team && kinds.count == team && members.count == team
      && kinds.allSatisfy { Int($0) < facts.kinds } && unsent.count == UnsentReason.allCases.count
      && Curve.Name.allCases.allSatisfy { curves[$0]?.count == steps }
  }
}

extension MemberCounts {
  /// In an order that stays.
  fileprivate static var fields: [WritableKeyPath<MemberCounts, Int>] {
    [
      \.assigned, \.waiting, \.sent, \.replies, \.clicked, \.undelivered, \.conversed, \.resolved, \.active, \.inbox,
      \.optOuts, \.needsAttention, \.timedOut,
    ]
  }
}

extension TotalCounts {
  /// Those that members do not have, in an order that stays.
  fileprivate static var fields: [WritableKeyPath<TotalCounts, Int>] {
    [\.contacts, \.unassigned, \.held, \.neverTextable, \.askedBack]
  }
}

extension [UInt8] {
  /// Rising numbers, each by how much it exceeds the one before.
  fileprivate mutating func append(rising numbers: [UInt32]) {
    SavedWriting.append(numbers.count, to: &self)
    var before: UInt32 = 0
    for number in numbers {
      SavedWriting.append(UInt64(number &- before), to: &self)
      before = number
    }
  }

  fileprivate mutating func append(_ numbers: [Double?]) {
    SavedWriting.append(numbers.count, to: &self)
    for number in numbers {
      SavedWriting.append(number == nil ? 0 : 1, to: &self)
      if let number { SavedWriting.append(number.bitPattern, to: &self) }
    }
  }
}

extension SavedReader {
  fileprivate mutating func rising() throws(SavedFlaw) -> [UInt32] {
    let count = try self.count()
    var numbers: [UInt32] = []
    numbers.reserveCapacity(count)
    var before: UInt64 = 0
    for _ in 0..<count {
      before &+= try number()
      guard let next = UInt32(exactly: before) else { throw .damaged }
      numbers.append(next)
    }
    return numbers
  }

  fileprivate mutating func doubles() throws(SavedFlaw) -> [Double?] {
    var numbers: [Double?] = []
    for _ in 0..<(try count()) { numbers.append(try small() == 0 ? nil : try double()) }
    return numbers
  }

  /// A number that a simulation may measure.
  fileprivate mutating func double() throws(SavedFlaw) -> Double {
    let value = Double(bitPattern: try number())
    guard value.magnitude <= 1e15 else { throw .damaged }
    return value
  }

  fileprivate mutating func counts() throws(SavedFlaw) -> MemberCounts {
    var counts = MemberCounts()
    for field in MemberCounts.fields { counts[keyPath: field] = try small() }
    return counts
  }
}
