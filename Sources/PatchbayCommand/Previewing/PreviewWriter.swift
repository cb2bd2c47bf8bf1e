import Campaign
import Records
import Routing

/// Writes for each contact where a reply would go. One buffer, names quoted once, and the id echoed as it stands in the list.
struct PreviewWriter: ~Copyable {
  private let graph: DecisionGraph
  private let names: PolicyNames
  private let writer: ByteWriter
  private var tags: TagTable
  private var recipients = Recipients()
  private var lines = LineBuffer(capacity: 1 << 18)
  private let members: QuotedNames
  private let lists: QuotedNames
  private let vias = QuotedNames(PreviewedVia.allCases.map(\.word))
  private let ids: UnsafeMutablePointer<TagID>
  private var values: [ValueID]
  /// A contact who carries this tag has opted out.
  private let optOutTag: TagID
  private var isOptOutCarried = false
  /// Bytes of a line without its id and its recipients, at most.
  private let frame: Int
  private(set) var contacts = 0

  init(graph: DecisionGraph, writer: ByteWriter, limits: RecordLimits = .standard) {
    self.graph = graph
    self.writer = writer
    names = PolicyNames(graph.policy)
    tags = TagTable(graph.policy)
    optOutTag = graph.policy.optOutTag
    members = QuotedNames(graph.policy.team.map(\.key))
    lists = QuotedNames(graph.policy.lists.map(\.name))
    frame = 128 + members.longest + lists.longest
    ids = .allocate(capacity: limits.tagsPerRecord)
    ids.initialize(repeating: TagID(0), count: limits.tagsPerRecord)
    values = [ValueID](repeating: .other, count: graph.policy.fields.count)
  }

  deinit { ids.deallocate() }

  /// One line for every good record.
  mutating func write(_ block: ContactBlock) throws(Failure) {
    for index in 0..<block.count {
      let row = block[index]
      let carried = readTags(block, index)
      if !values.isEmpty { names.readFields(of: index, in: block, into: &values) }
      let last = block.bytes(row.lastTeamMember)
      let end = walk(carried, last)
      // A byte of an id takes at most six when it is escaped.
      let room = 6 &* Int(row.id.length) &+ frame &+ recipients.count &* (members.longest &+ 1)
      if !lines.has(room) {
        try writer.write(lines.written)
        lines.clear(reserving: room)
      }
      var line = lines.end
      line.put("{\"id\":\"")
      // An id in ASCII is echoed as it stands; others may hold what would command a terminal.
      if let id = block.jsonID(index), id.allSatisfy({ $0 < 0x7F }) {
        line.put(id)
      } else {
        putEscaped(block.bytes(row.id), to: &line)
      }
      line.put("\",\"to\":[")
      // Whoever opted out has no replies that could go anywhere.
      if row.optedOut || isOptOutCarried {
        put(.optedOut, to: &line)
      } else {
        put(end.settlement, last, to: &line)
      }
      lines.keep(to: line)
    }
    contacts += block.count
  }

  @inline(__always)
  private mutating func walk(_ carried: UnsafeBufferPointer<TagID>, _ last: Bytes) -> ReplyEnd {
    var nobody = NoRecorder()
    return values.withUnsafeBufferPointer { values in
      let facts = ListedContact(
        contact: UntouchedContact(selectedCount: graph.policy.selectedCount, values: values), lastTeamMember: last,
        names: names)
      return graph.walkReply(facts, tags: carried, recipients: &recipients, recorder: &nobody)
    }
  }

  mutating func finish() throws(Failure) {
    try writer.write(lines.written)
    lines.clear(reserving: 0)
  }

  /// What the last contact's reply comes to: the rest of its line. Changes nothing, but to borrow a writer that is being
  /// changed is to copy it.
  @inline(__always)
  private mutating func put(_ settlement: ReplySettlement, _ last: Bytes, to line: inout LineCursor) {
    switch settlement {
    case .recipients:
      var isFirst = true
      for member in recipients.members {
        if !isFirst { line.put(UInt8(ascii: ",")) }
        isFirst = false
        line.put(members[member.index])
      }
      put(.tagRule, to: &line)
    case .previousTeamMember:
      line.put(members[names.selected(last).index])
      put(.lastTeamMember, to: &line)
    case .member(let member):
      line.put(members[member.index])
      put(.member, to: &line)
    case .sharedInbox: putNamed(.sharedInbox, to: &line)
    case .nextOf(let ring) where ring == .everyone: putNamed(.roundRobin, to: &line)
    case .nextOf(let ring):
      line.put(lists[ring.index - 1])
      put(.list, to: &line)
    case .sender: putNamed(.sender, to: &line)
    case .latestWriter: putNamed(.lastTeamMember, to: &line)
    case .owner, .reassignedOwner: putNamed(.owner, to: &line)
    case .hold, .holdUntilOpen: put(.hold, to: &line)
    case .optOut: put(.optedOut, to: &line)
    }
  }

  /// The end of a line, behind who gets the reply.
  @inline(__always)
  private func put(_ via: PreviewedVia, to line: inout LineCursor) {
    line.put("],\"via\":")
    line.put(vias[via.rawValue])
    line.put("}\n")
  }

  /// The same where somebody gets it who can be named only as the rules name them.
  @inline(__always)
  private func putNamed(_ via: PreviewedVia, to line: inout LineCursor) {
    line.put(vias[via.rawValue])
    put(via, to: &line)
  }

  /// The contact's tags that rules mention, sorted, each once.
  @inline(__always)
  private mutating func readTags(_ block: ContactBlock, _ index: Int) -> UnsafeBufferPointer<TagID> {
    let found = tags.find(of: index, in: block, into: ids)
    isOptOutCarried = false
    var count = 0
    for next in 0..<found {
      let tag = ids[next]
      if tag == optOutTag { isOptOutCarried = true }
      var place = count
      while place > 0 && ids[place &- 1] > tag { place &-= 1 }
      if place > 0 && ids[place &- 1] == tag { continue }
      var last = count
      while last > place {
        ids[last] = ids[last &- 1]
        last &-= 1
      }
      ids[place] = tag
      count &+= 1
    }
    return UnsafeBufferPointer(start: ids, count: count)
  }

  private func putEscaped(_ id: Bytes, to line: inout LineCursor) {
    var escaped: [UInt8] = []
    JSONText.appendEscaped(id, to: &escaped)
    for byte in escaped { line.put(byte) }
  }
}
