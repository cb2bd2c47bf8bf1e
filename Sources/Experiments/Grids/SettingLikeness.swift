internal import Diagnostics
package import Simulation
internal import Statistics
internal import Text

/// Whether all settings of a grid had the same results: then what varies had no effect, which the user should know.
package struct SettingLikeness {
  private let keys: [String]
  private var first: [Estimate]?
  private var settings = 0
  private var isAlike = true

  package init(_ keys: [String]) { self.keys = keys }

  package mutating func add(_ report: SimulationReport) {
    settings += 1
    guard isAlike else { return }
    let estimates = report.metrics.map(\.estimate)
    if first == nil { first = estimates }
    isAlike = estimates == first
  }

  /// After the last setting; nil where settings differ, or there is only one.
  package var note: String? {
    guard isAlike, settings > 1 else { return nil }
    let named = quotedList(keys.map { shortened($0, to: 80) }, "and")
    let note = "note: every setting came to the same results: something in the files may have the last word on \(named)"
    // `mix` and `named` override for some members what `members` says of all.
    let isOfMembers = keys.contains { $0.hasPrefix("members.") && $0 != "members.count" }
    return printable(note)
      + (isOfMembers ? "\n  = help: a kind of `mix` or a member of `named` may say something else" : "")
  }
}
