package import Campaign
internal import Records
package import Routing

/// What is known of contacts, a column each; rows are counted from 0. A column that is nil says nothing of anyone.
package struct ContactColumns {
  package var tags: TagColumn?
  package var lastTeamMember: TextColumn?
  package var optedOut: BitColumn?
  /// By field of the rules.
  package var fields: [TextColumn?]
  /// The rows without a bit here have not opted out, whatever theirs is.
  package var optedOutValid: BitColumn?

  /// - Parameter policy: the rules whose fields count.
  package init(_ policy: RoutingPolicy) { fields = policy.fields.map { _ in nil } }

  /// The first row that cannot be read, and the name of its column among those of a contact list.
  package func firstFault(_ rows: Range<Int>, _ policy: RoutingPolicy) -> (column: String, fault: ColumnFault)? {
    if let fault = tags?.firstFault(rows) { return (ContactColumn.tags.rawValue, fault) }
    if let fault = lastTeamMember?.firstFault(rows) { return (ContactColumn.lastTeamMember.rawValue, fault) }
    for (index, column) in fields.enumerated() {
      if let fault = column?.firstFault(rows) { return (policy.fields[index].name, fault) }
    }
    return nil
  }
}

/// Where replies would go, as columns: row by row the places as numbers of `PreviewedPlaces`, and how each got there.
package struct PreviewAnswers {
  /// Where the places of each row begin, and where the last ones end.
  package private(set) var offsets: [Int32] = [0]
  package private(set) var places: [Int32] = []
  /// Numbers of `PreviewedVia`.
  package private(set) var vias: [UInt8] = []

  package var count: Int { vias.count }

  package init() {}

  fileprivate mutating func reserve(_ rows: Int) {
    offsets.reserveCapacity(offsets.count + rows)
    places.reserveCapacity(places.count + rows + rows / 4)
    vias.reserveCapacity(vias.count + rows)
  }

  @inline(__always) fileprivate mutating func add(_ place: Int) { places.append(Int32(truncatingIfNeeded: place)) }

  @inline(__always) fileprivate mutating func close(_ via: PreviewedVia) {
    vias.append(UInt8(truncatingIfNeeded: via.rawValue))
    offsets.append(Int32(truncatingIfNeeded: places.count))
  }
}

/// Says of many contacts at once where a reply would go, as `PreviewWriter` does of the rows of a list.
package struct ColumnPreview: ~Copyable {
  private let graph: DecisionGraph
  private let names: PolicyNames
  package let places: PreviewedPlaces
  private var tags: TagTable
  private var recipients = Recipients()
  private var carried = CarriedTags(capacity: 16)
  private var values: [ValueID]

  /// How many rows and how many places one call gives, about: the memory for its answers has a limit.
  private static let mostRows = 1 << 20
  private static let mostPlaces = 1 << 22

  package init(_ graph: DecisionGraph) {
    self.graph = graph
    names = PolicyNames(graph.policy)
    places = PreviewedPlaces(graph.policy)
    tags = TagTable(graph.policy)
    values = [ValueID](repeating: .other, count: graph.policy.fields.count)
  }

  /// The answers about the first of some rows, as many as one call gives.
  ///
  /// - Parameter columns: of which `firstFault` finds nothing in these rows.
  package mutating func answers(_ columns: ContactColumns, _ rows: Range<Int>) -> PreviewAnswers {
    var answers = PreviewAnswers()
    let rows = rows.prefix(Self.mostRows)
    answers.reserve(rows.count)
    // Copied once: in the loop below, each use would be a copy.
    let (graph, names, places) = (graph, names, places)
    let optOutTag = graph.policy.optOutTag
    let selectedCount = graph.policy.selectedCount
    let asked = columns.fields.indices.compactMap { index in
      columns.fields[index].map { (field: FieldID(UInt16(truncatingIfNeeded: index)), column: $0) }
    }
    var nobody = NoRecorder()
    for row in rows {
      let carried =
        columns.tags?.find(row, in: &tags, into: &self.carried) ?? UnsafeBufferPointer(start: nil, count: 0)
      for (field, column) in asked {
        values[field.index] = column.text(row).map { names.value($0, of: field) } ?? .other
      }
      let last = columns.lastTeamMember?[row] ?? Bytes(start: nil, count: 0)
      let settlement = values.withUnsafeBufferPointer { values in
        let facts = ListedContact(
          contact: UntouchedContact(selectedCount: selectedCount, values: values), lastTeamMember: last, names: names)
        return graph.walkReply(facts, tags: carried, recipients: &recipients, recorder: &nobody).settlement
      }
      let says = columns.optedOut?[row] == true && columns.optedOutValid?[row] != false
      // A contact who opted out has no replies that could go anywhere.
      if says || carried.contains(optOutTag) {
        answers.close(.optedOut)
        continue
      }
      if case .recipients = settlement { for member in recipients.members { answers.add(member.index) } }
      let (place, via) = places.find(settlement, previous: names.selected(last))
      if let place { answers.add(place) }
      answers.close(via)
      if answers.places.count > Self.mostPlaces { break }
    }
    return answers
  }
}
