internal import Campaign
package import Diagnostics
package import Records
package import Routing
internal import Text

/// Writes for each contact where a reply would go. Uses one buffer, quotes names once, and echoes the id as written in
/// the list.
package struct PreviewWriter: ~Copyable {
  private let graph: DecisionGraph
  private let names: PolicyNames
  private let write: ([UInt8]) throws(Failure) -> Void
  private var tags: TagTable
  private var recipients = Recipients()
  private var lines = JSONWriter()
  private let places: PreviewedPlaces
  private let quoted: QuotedNames
  private let vias = QuotedNames(PreviewedVia.allCases.map(\.word))
  private var carried: CarriedTags
  private var values: [ValueID]
  /// People who have opted out, whatever the list says of them.
  private let optedOut: OptedOutList
  /// Bytes of a line without its id and its recipients, at most.
  private let frame: Int
  package private(set) var contacts = 0

  /// - Parameters:
  ///   - optedOut: people who have opted out, whatever the list says of them.
  ///   - write: takes the lines of a block at a time.
  package init(
    graph: DecisionGraph, limits: RecordLimits = .standard, optedOut: OptedOutList = OptedOutList(),
    to write: @escaping ([UInt8]) throws(Failure) -> Void
  ) {
    self.graph = graph
    self.write = write
    self.optedOut = optedOut
    names = PolicyNames(graph.policy)
    tags = TagTable(graph.policy)
    tags.forgetSpellings()
    places = PreviewedPlaces(graph.policy)
    quoted = QuotedNames(places.names)
    frame = 128 + quoted.longest
    carried = CarriedTags(capacity: limits.tagsPerRecord)
    values = [ValueID](repeating: .other, count: graph.policy.fields.count)
  }

  /// One line for every good record.
  ///
  /// - Parameter unmet: is told of each row with a tag as it was not spelled in the rows before, or not remembered. So who looks for
  ///   certain tags looks at these rows alone.
  package mutating func add(_ block: ContactBlock, unmet: (_ row: Int) -> Void = { _ in }) throws(Failure) {
    // In a variable of its own, because putting a line changes the rest of the writer.
    var lines = JSONWriter()
    swap(&lines, &self.lines)
    defer { swap(&lines, &self.lines) }
    // Copied once a block: in the loop below, each use would be a copy.
    let (graph, names, optedOut) = (graph, names, optedOut)
    let policy = graph.policy
    let hasOptOuts = !optedOut.isEmpty
    for index in 0..<block.count {
      let row = block[index]
      let met = tags.unmetCount
      let carried = readTags(block, index)
      if tags.unmetCount != met { unmet(index) }
      if !values.isEmpty { names.readFields(of: index, in: block, into: &values) }
      let last = block.bytes(row.lastTeamMember)
      let end = walk(graph, names, carried, last)
      let room = JSONEscaping.growth &* Int(row.id.length) &+ frame &+ recipients.count &* (quoted.longest &+ 1)
      lines.append(atMost: room) { out in
        var line = out
        line.put("{\"id\":\"")
        // An id in ASCII is echoed as it is; other ids may hold characters that a terminal would obey.
        if let id = block.jsonID(index), ASCII.isPrintable(id) {
          line.put(padded: id)
        } else {
          // A cursor that another module changes in index is not kept in registers.
          var escaped = line
          JSONEscaping.put(block.bytes(row.id), to: &escaped)
          line = escaped
        }
        line.put("\",\"to\":[")
        // A contact who opted out has no replies that could go anywhere.
        let isNamed = hasOptOuts && optedOut.names(index, of: block)
        if isNamed || block.saysOptedOut(index, carrying: carried, under: policy) {
          put(.optedOut, to: &line)
        } else {
          put(end.settlement, last, to: &line)
        }
        out = line
      }
    }
    contacts += block.count
    try write(lines.bytes)
    lines.removeAll()
  }

  @inline(__always)
  private mutating func walk(
    _ graph: DecisionGraph, _ names: PolicyNames, _ carried: UnsafeBufferPointer<TagID>, _ last: Bytes
  ) -> ReplyEnd {
    var nobody = NoRecorder()
    return values.withUnsafeBufferPointer { values in
      let facts = ListedContact(
        contact: UntouchedContact(selectedCount: graph.policy.selectedCount, values: values), lastTeamMember: last,
        names: names)
      return graph.walkReply(facts, tags: carried, recipients: &recipients, recorder: &nobody)
    }
  }

  /// Writes the rest of the line: where the last contact's reply goes. Changes nothing else, but borrowing a writer
  /// that is being changed would copy it.
  @inline(__always)
  private mutating func put(_ settlement: ReplySettlement, _ last: Bytes, to line: inout ByteCursor) {
    if case .recipients = settlement {
      var isFirst = true
      for member in recipients.members {
        if !isFirst { line.put(UInt8(ascii: ",")) }
        isFirst = false
        line.put(padded: quoted[member.index])
      }
    }
    let (place, via) = places.find(settlement, previous: names.selected(last))
    if let place { line.put(padded: quoted[place]) }
    put(via, to: &line)
  }

  /// The end of a line, after the recipients of the reply.
  @inline(__always)
  private func put(_ via: PreviewedVia, to line: inout ByteCursor) {
    line.put("],\"via\":")
    line.put(padded: vias[via.rawValue])
    line.put("}\n")
  }

  /// The contact's tags that rules mention, sorted, each once.
  @inline(__always)
  private mutating func readTags(_ block: ContactBlock, _ index: Int) -> UnsafeBufferPointer<TagID> {
    carried.settle(tags.find(of: index, in: block, into: carried.room(for: block.tags(index).count)))
  }
}
