package import Campaign
package import Diagnostics
package import Records
package import Routing
internal import RuleLanguage

/// One contact, and its two walks through the graph before anything has happened: every member who takes
/// part is available, and no one has written yet.
package struct ExplainedContact {
  package let id: String
  package let tags: [String]
  package let isOptedOut: Bool
  package let firstText: ExplainedWalk
  package let reply: ExplainedWalk
  let graph: DecisionGraph
  /// The tags that rules mention, sorted, each once.
  package let carried: [TagID]
  /// One value for each field of the policy.
  package let values: [ValueID]
  package let lastTeamMember: MemberID
  let assignedTo: MemberID

  /// - Parameter json: an object with the columns of a contact; `id` may be left out.
  package init(_ json: String, graph: DecisionGraph) throws(Failure) {
    // The reader takes one record per line; between JSON's tokens a line feed counts as a space.
    let line = json.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A]
    var reader = RecordReader(ArrayByteReader(line), format: .ndjson, shape: .partialContact)
    let block: ContactBlock?
    do { block = try reader.next() } catch { throw Failure("out of memory while reading `--contact`") }
    guard let block else {
      throw Failure("`--contact` is empty", help: "write an object such as {\"tags\":[\"Donor\"]}")
    }
    if let index = (0..<block.problemCount).first(where: { block.severity($0) == .error }) {
      throw Failure(block.problem(index).problem(in: "--contact"))
    }
    guard block.count == 1 else { throw Failure("`--contact` holds no contact") }
    self.init(block, 0, graph)
  }

  /// The contact of a block of a list that has an id; nil where no row has it.
  package init?(id: String, in block: ContactBlock, graph: DecisionGraph) {
    let index = (0..<block.count).first { block.bytes(block[$0].id).elementsEqual(id.utf8) }
    guard let index else { return nil }
    self.init(block, index, graph)
  }

  private init(_ block: ContactBlock, _ index: Int, _ graph: DecisionGraph) {
    let policy = graph.policy
    let names = PolicyNames(policy)
    let row = block[index]
    var table = TagTable(policy)
    var carried: [TagID] = []
    var written: [String] = []
    for slice in block.tags(index) {
      written.append(String(decoding: block.bytes(slice), as: UTF8.self))
      if let tag = table.find(block.bytes(slice)), !carried.contains(tag) { carried.append(tag) }
    }
    carried.sort()
    var values = [ValueID](repeating: .other, count: policy.fields.count)
    names.readFields(of: index, in: block, into: &values)
    id = String(decoding: block.bytes(row.id), as: UTF8.self)
    tags = written
    isOptedOut = block.saysOptedOut(index, carrying: carried, under: policy)
    self.graph = graph
    self.carried = carried
    self.values = values
    lastTeamMember = row.lastTeamMember.length > 0 ? names.selected(block.bytes(row.lastTeamMember)) : .nobody
    assignedTo = row.assignedTo.length > 0 ? names.selected(block.bytes(row.assignedTo)) : .nobody
    let (isTextable, lastTeamMember, assignedTo) = (!isOptedOut, lastTeamMember, assignedTo)
    (firstText, reply) = values.withUnsafeBufferPointer { values in
      let facts = UntouchedContact(
        selectedCount: policy.selectedCount, lastTeamMember: lastTeamMember, assignedTo: assignedTo,
        isTextable: isTextable, values: values)
      return (ExplainedWalk(firstText: facts, graph), ExplainedWalk(reply: facts, carried, graph))
    }
  }

  /// The nodes of both walks, to mark in a drawing. A contact who opted out has no reply to route.
  package var path: DrawnPath {
    DrawnPath(nodes: firstText.nodes + (isOptedOut ? [] : reply.nodes), rules: isOptedOut ? [] : reply.trace.rules)
  }
}

/// A walk, with what was recorded of it.
package struct ExplainedWalk {
  package let trace: Trace
  package let settlement: GraphSettlement
  /// The members that this contact goes to, as far as they are known before anything has happened.
  package let members: [MemberID]

  package init(firstText facts: UntouchedContact, _ graph: DecisionGraph) {
    var trace = Trace()
    let end = graph.walkFirstText(facts, recorder: &trace)
    self.trace = trace
    settlement = .firstText(end)
    members =
      switch end {
      case .assignPinned: [facts.assignedTo]
      case .assignLastTeamMember: [facts.lastTeamMember]
      case .neverTexted, .firstCome, .deal, .nextBucket: []
      }
  }

  package init(reply facts: UntouchedContact, _ tags: [TagID], _ graph: DecisionGraph) {
    var trace = Trace()
    var recipients = Recipients()
    let end = tags.withUnsafeBufferPointer {
      graph.walkReply(facts, tags: $0, recipients: &recipients, recorder: &trace)
    }
    self.trace = trace
    settlement = .reply(end.settlement)
    members =
      switch end.settlement {
      case .recipients: Array(recipients.members)
      case .previousTeamMember: [facts.lastTeamMember]
      case .member(let member): [member]
      case .optOut, .owner, .sharedInbox, .nextOf, .latestWriter, .sender, .hold, .holdUntilOpen, .stay,
        .reassignedOwner:
        []
      }
  }

  package var nodes: [Int] { trace.steps.map(\.node) + (trace.end.map { [$0] } ?? []) }
}
