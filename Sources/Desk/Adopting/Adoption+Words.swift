internal import Comparing
internal import Text

extension Adoption {
  /// What changes with edited rules, and what is carried over.
  ///
  /// - Parameters:
  ///   - path: the state file.
  ///   - action: the name of the contact action.
  package func lines(_ path: String, _ action: String) -> [String] {
    let carried = [(conversations, "conversation"), (unsent, "unsent first text")]
    return ["\(quoted(path)) goes on with edited rules of \(quoted(action)):"] + changes.map { "  " + $0.phrase }
      + ["  \(countedSubject(carried, verbs: "is", "are")) carried over"]
  }
}

/// Events that were taken for those of an earlier run.
package struct StreamPassedOver {
  package let lines: Int

  package init(lines: Int) { self.lines = lines }

  package var note: String {
    let (were, they) = lines == 1 ? ("was", "it") : ("were", "they")
    return
      "note: \(counted(lines, "event")) taken before \(were) passed over; give `--new-stream` if \(they) happened again"
  }
}
