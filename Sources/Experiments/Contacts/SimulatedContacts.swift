package import Campaign
package import Diagnostics
package import Records
package import Simulation
internal import Text
package import Zones

/// The contacts of a simulation, and their names in an event stream.
package struct SimulatedContacts {
  package let supply: ContactSupply
  /// Of the contacts of a replication, counted from 0.
  package let names: (_ replication: Int) -> EventNames

  /// The contacts that the scenario generates.
  package init(_ policy: RoutingPolicy, _ scenario: Scenario, zones: @escaping ZoneLoader) {
    var table = TagTable(policy)
    func tag(_ name: String) -> TagID? {
      var name = name
      return name.withUTF8 { table.intern($0) }.tag
    }
    supply = .generated(
      ContactGenerator(scenario, policy: policy, names: ContactGenerator.Names(tag: tag, zone: zones)))
    names = { replication in
      let generated = GeneratedNames(scenario, replication: replication, policy: policy)
      return EventNames(policy, id: generated.id) { contact, line in
        generated.write(contact, policy, to: &line)
      }
    }
  }

  /// The contacts of a contact list. Their random draws are keyed by their ids.
  ///
  /// - Parameters:
  ///   - optedOut: people who have opted out, whatever the list says of them.
  ///   - isTraced: whether the rows are kept for a trace to write.
  package init(
    _ reader: consuming RecordReader<some ByteReader>, named name: String, _ policy: RoutingPolicy,
    _ scenario: Scenario, zones: @escaping ZoneLoader, optedOut: OptedOutList = OptedOutList(), isTraced: Bool,
    problems: inout some RecordProblemReceiver,
    progress: some Progress, jobs: Int = 1
  ) throws {
    var columns = ScenarioContacts(fieldCount: policy.fields.count)
    let directory = Directory(policy, zones: zones)
    directory.expect(optedOut)
    let rows = TracedList(policy, name: name)
    let habits = scenario.replies.byField.map { (field: $0.field, value: $0.value) }
    func optOut(_ contact: ContactID) {
      if columns.optOut(contact) { rows.optOut(contact) }
    }
    try loadContacts(
      reader, into: directory, problems: &problems, progress: progress, jobs: jobs, optOut: optOut
    ) { arrival, row, block in
      directory.withLastColumns { tags, values, zones in
        columns.append(arrival, id: directory.id(of: arrival.contact), tags: tags, values: values, zones: zones)
        if !habits.isEmpty { columns.noteFieldHabit(block.firstValue(row, among: habits)) }
        if arrival.optedOut, !block.saysOptedOut(row, carrying: tags, under: policy) { rows.optOut(arrival.contact) }
      }
      if isTraced { try rows.add(row, of: block) }
    }
    columns.noteTags(of: scenario, in: directory)
    supply = .list(columns)
    names = { _ in EventNames(directory) { rows.write($0, to: &$1) } }
  }
}

extension ScenarioContacts {
  /// Notes the numbers of the tags by which the scenario's contacts answer differently.
  package mutating func noteTags(of scenario: Scenario, in directory: Directory) {
    for habit in scenario.replies.byTag {
      if let tag = directory.tag(named: habit.tag) { note(tag, named: habit.tag) }
    }
  }
}

extension GeneratedNames {
  /// The columns of a `contact` event.
  fileprivate func write(_ contact: ContactID, _ policy: RoutingPolicy, to line: inout JSONWriter) {
    line.member(ContactColumn.id.rawValue, id(of: contact))
    let tags = tags(of: contact)
    if !tags.isEmpty { line.member(ContactColumn.tags.rawValue, tags) }
    let member = lastTeamMember(of: contact)
    if member.isSomebody { line.member(ContactColumn.lastTeamMember.rawValue, policy.team[member.index].key) }
    if let zone = timeZone(of: contact) { line.member(ContactColumn.timeZone.rawValue, zone) }
    for field in fields(of: contact) where ContactColumn(rawValue: field.name) == nil {
      line.member(field.name, field.value)
    }
  }
}

/// The rows of a contact list as `contact` events have them, kept until they are written.
private final class TracedList {
  private let policy: RoutingPolicy
  private let list: String
  /// A line for each row: its columns as members of an object.
  private var text = JSONWriter()
  private var ends: [Int] = []
  /// Those who have opted out by another row than theirs.
  private var optedOut: Set<ContactID> = []

  init(_ policy: RoutingPolicy, name: String) {
    self.policy = policy
    list = name
  }

  func add(_ row: Int, of block: ContactBlock) throws(Failure) {
    let isWhole = block.writeColumns(row, to: &text)
    ends.append(text.bytes.count)
    text.endLine()
    if !isWhole, let field = policy.fields.first(where: { ["event", "at"].contains($0.name) }) {
      throw Failure(
        "the rules ask about the field \(quoted(field.name)) of \(quoted(list)), which an event stream cannot hold",
        help: "give the column another name, or leave out `--trace`")
    }
    // `event` and `at` count as fields when the line is read.
    if block.fields(row).count + 2 > RecordLimits.standard.fieldsPerRecord {
      throw Failure(
        "\(quoted(list)) has \(block.fields(row).count) fields in a row, too many for a line of an event stream",
        help: "leave out columns that no rule asks about")
    }
  }

  func optOut(_ contact: ContactID) { optedOut.insert(contact) }

  func write(_ contact: ContactID, to line: inout JSONWriter) {
    guard ends.indices.contains(contact.index) else { return }
    line.members(text.bytes[(contact.index == 0 ? 0 : ends[contact.index - 1] + 1)..<ends[contact.index]])
    if optedOut.contains(contact) { line.member(ContactColumn.optedOut.rawValue, true) }
  }
}
