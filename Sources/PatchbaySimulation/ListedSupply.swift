internal import Campaign
internal import Diagnostics
internal import Experiments
internal import PatchbayKit
internal import Records
internal import Routing
internal import RuleLanguage
internal import Simulation

/// The contacts of a list, for a simulation, and what became of the list.
struct ListedSupply {
  let contacts: ContactSupply
  let report: ContactListReport

  init(
    _ list: RawSpan, _ format: ContactListFormat, named name: String, _ rules: Rules, _ policy: RoutingPolicy,
    _ scenario: Simulation::Scenario
  ) throws(ContactListError) {
    var problems = ListProblems(name: name)
    contacts = try list.withUnsafeBytes { bytes throws(ContactListError) in
      let reader = try format.reader(BorrowedByteReader(bytes), rules.checked)
      do {
        return try SimulatedContacts(
          reader, named: name, policy, scenario, zones: rules.zones, isTraced: false, problems: &problems,
          progress: NoProgress()
        ).supply
      } catch _ as Failure {
        throw .unreadable(ContactListReport(contacts: 0, problems))
      } catch {
        // What the reader throws is that there is no memory.
        throw .outOfMemory
      }
    }
    report = ContactListReport(contacts: contacts.count, problems)
    if report.contacts == 0, report.errors > 0 { throw .unreadable(report) }
  }
}
