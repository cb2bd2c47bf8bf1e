internal import Campaign
package import Diagnostics
internal import Fitting
internal import Folding
internal import Interpreting
package import Records
internal import RuleLanguage

extension PastCampaign {
  /// Reads a message log of a texting platform, whose rows may be in any order. The first message to a contact is the first text, those
  /// after a reply are responses.
  package func read(
    messages: some ByteReader, format: RecordFormat, columns: MessageLogColumns,
    problems: inout some RecordProblemReceiver, progress: some Progress
  ) throws {
    var reader = MessageLogReader(messages, format: format, columns: columns)
    let matcher = ReplyMatcher(checked.policy)
    var names = LogNames()
    var kept = KeptMessages()
    var tags: [TagID] = []
    var faults: [RecordProblem] = []
    while let message = try reader.next({ faults.append($0) }) {
      report(&faults, &problems)
      lines += 1
      progress.note(lines, "message")
      let contact = self.contact(named: message.contact, &names)
      guard contact != .max else {
        ofStrangers += 1
        continue
      }
      tags.removeAll(keepingCapacity: true)
      let kind: KeptMessages.Kind =
        !message.isInbound
        ? message.isUndelivered ? .lost : .out : matcher.reads(message.text, tags: &tags).isKeyword ? .optOut : .reply
      kept.add(message.at.milliseconds, contact, message.isInbound ? .max : names.member(message.member), kind)
    }
    report(&faults, &problems)
    kept.sort()
    kept.replay(into: &log)
  }

  /// The number of a contact whom a log names by id or phone; `.max` where there is a list, and they are not on it.
  func contact(named name: Bytes, _ names: inout LogNames) -> UInt32 {
    guard hasList else { return name.isEmpty ? .max : names.contact(name) }
    let known = interpreter.directory.contact(ofLog: name)
    return known.isKnown ? known.rawValue : .max
  }

  private func report(_ faults: inout [RecordProblem], _ problems: inout some RecordProblemReceiver) {
    for fault in faults {
      unreadable += 1
      problems.report(fault)
    }
    faults.removeAll(keepingCapacity: true)
  }
}

/// Numbers for the names of a log.
struct LogNames: ~Copyable {
  private var contacts = NameTable()
  private var members = NameTable()

  mutating func contact(_ name: Bytes) -> UInt32 { contacts.insert(name)?.id ?? .max }

  /// `.max` for no one, and for more members than there may be.
  mutating func member(_ name: Bytes) -> UInt16 {
    name.isEmpty ? .max : UInt16(exactly: members.insert(name)?.id ?? .max) ?? .max
  }
}

/// The messages of a log in columns, 15 bytes each, until all are read.
private struct KeptMessages {
  enum Kind: UInt8 { case out, lost, reply, optOut }

  private var moments: [Int64] = []
  private var contacts: [UInt32] = []
  private var members: [UInt16] = []
  private var kinds: [Kind] = []
  private var isSorted = true
  private var order: [UInt32] = []

  mutating func add(_ at: Int64, _ contact: UInt32, _ member: UInt16, _ kind: Kind) {
    if let last = moments.last, at < last { isSorted = false }
    moments.append(at)
    contacts.append(contact)
    members.append(member)
    kinds.append(kind)
  }

  /// By their moments, and where these are equal as the log has them.
  mutating func sort() {
    guard !isSorted else { return }
    order = (0..<UInt32(truncatingIfNeeded: moments.count)).sorted {
      (moments[Int($0)], $0) < (moments[Int($1)], $1)
    }
  }

  func replay(into log: inout CampaignLog) {
    let count = contacts.reduce(0) { max($0, Int($1) + 1) }
    log.reserve(contacts: count, actions: kinds.count { $0 == .out || $0 == .lost })
    var isTexted = [Bool](repeating: false, count: count)
    var waits = isTexted
    for place in moments.indices {
      let index = isSorted ? place : Int(order[place])
      let (at, contact) = (moments[index], Int(contacts[index]))
      let member = members[index] == .max ? nil : Int(members[index])
      switch kinds[index] {
      case .reply, .optOut:
        log.replied(contact, at: at, optsOut: kinds[index] == .optOut)
        waits[contact] = isTexted[contact] && kinds[index] == .reply
      case .out, .lost:
        if !isTexted[contact] {
          isTexted[contact] = true
          log.sent(contact, by: member, at: at)
          if kinds[index] == .lost { log.undelivered(contact) }
        } else if waits[contact] {
          waits[contact] = false
          log.responded(contact, by: member, at: at)
        }
      }
    }
  }
}
