import Campaign
import Records
import Simulation

extension ContactColumns {
  /// A contact list as a simulation wants it. Its contacts' luck is keyed by their ids.
  init(
    _ list: InputFile, _ format: RecordFormat, _ policy: RoutingPolicy, _ scenario: Scenario,
    problems: inout RecordProblems
  ) throws {
    self.init(fieldCount: policy.fields.count)
    let directory = Directory(policy, zones: systemZones)
    let reader = ContactReader(FileBytes(input: list), format: format)
    try loadContacts(reader, into: directory, problems: &problems) { arrival in
      directory.withLastColumns { tags, values, zones in
        append(arrival, id: directory.id(of: arrival.contact), tags: tags, values: values, zones: zones)
      }
    }
    for habit in scenario.replies.byTag {
      if let tag = directory.tag(named: habit.tag) { note(tag, named: habit.tag) }
    }
  }
}
