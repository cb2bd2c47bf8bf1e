internal import Campaign
package import Diagnostics
internal import Notifications
internal import Records
package import Routing
package import RuleLanguage
package import Zones

/// The rules of a contact action: a rule file that was read, checked and compiled, for any number of actions.
///
/// ```swift
/// let rules = try Rules(yaml: text, named: "spring.yaml")
/// ```
public struct Rules: Sendable {
  /// Opens the file of a team that rules name with `team: PATH`: takes the path as it is written and gives the file's bytes. The
  /// text of an error that it throws becomes part of the problem.
  public typealias TeamReader = (_ path: String) throws -> [UInt8]

  package let checked: CheckedPolicy
  package let graph: DecisionGraph
  package let zones: ZoneLoader
  let renderer: NotificationRenderer
  /// The rule file, and the team's file if it names one.
  package let documents: [Source]
  private let remarks: [Problem]

  /// Reads and checks the text of a rule file.
  ///
  /// - Parameters:
  ///   - text: the rules, as `docs/language/reference.md` describes them.
  ///   - name: what problems call the text, such as its path. Nothing is opened. A contact action that the rules do not name
  ///     bears this name without its folder and ending.
  ///   - team: opens the team that the rules name by its path; without it such rules are refused.
  ///   - timeZones: the time zones that rules and contacts may name.
  /// - Throws: `RulesError` with every problem.
  public init(
    yaml text: String, named name: String = "rules.yaml", team: TeamReader? = nil, timeZones: TimeZones = .system
  ) throws(RulesError) {
    try self.init(yaml: Array(text.utf8), named: name, team: team, timeZones: timeZones)
  }

  /// Reads and checks the bytes of a rule file; those that are not UTF-8 are a problem like others.
  ///
  /// - Throws: `RulesError` with every problem.
  public init(
    yaml bytes: [UInt8], named name: String = "rules.yaml", team: TeamReader? = nil, timeZones: TimeZones = .system
  ) throws(RulesError) {
    var problems = DiagnosticSink()
    var opened: Source?
    let source = Source(name: name, bytes: bytes)
    let checked = checkRules(
      source,
      loader: { path, place in
        guard let team else { return noRosters(path, place) }
        do {
          let roster = Source(name: path, bytes: try team(path))
          opened = roster
          return .success(roster)
        } catch {
          return .failure(LoadFailure(reason: "\(error)"))
        }
      }, zones: timeZones.load, sink: &problems)
    guard let checked else { throw RulesError(problems.sorted.map(\.inLibraryWords)) }
    renderer = NotificationRenderer(checked.policy)
    self.checked = checked
    graph = compile(checked.policy)
    zones = timeZones.load
    documents = [source] + (opened.map { [$0] } ?? [])
    remarks = problems.sorted
  }

  /// The name of the rules' text.
  package var file: String { checked.origins.source.name }

  /// What is odd about the rules, in order of the places.
  public var warnings: [RuleProblem] { RuleProblem.all(remarks.map(\.inLibraryWords)) }

  /// The name of the contact action.
  public var name: String { checked.policy.action }

  /// The members who take part from the start, in declaration order, by their names in the rules.
  public var members: [String] { checked.policy.team.prefix(checked.policy.selectedCount).map(\.key) }

  /// What makes the texts of notifications.
  func texts(_ link: @escaping @Sendable (_ member: String) -> String) -> NotificationTexts {
    let team = checked.policy.team
    return renderer.texts { link(team[$0.index].key) }
  }

  /// The warnings for people; empty when there are none.
  package var report: String { Diagnostics.report(remarks, as: .text) }

  /// The warnings for programs: one JSON object of the schema `patchbay.check/1`.
  package var json: String { Diagnostics.report(remarks, as: .json) }
}
