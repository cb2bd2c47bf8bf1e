/// How much work the proofs about a file may take. A question that needs more ends as "not proved".
package struct ProofBudget: Hashable, Sendable {
  /// How many conditions may be looked at, each as often as a search comes back to it. Ten million take about a tenth of a second.
  package var steps: Int

  /// Enough for rule files that people write; a hundred times less than a hard file would take.
  package static let standard = ProofBudget(steps: 30_000_000)

  package init(steps: Int) { self.steps = steps }
}

/// What is left of a budget that several questions share.
package struct ProofMeter: Sendable {
  /// How many steps may still be taken.
  package private(set) var left: Int

  package init(_ budget: ProofBudget) { left = max(0, budget.steps) }

  package var isSpent: Bool { left == 0 }

  package mutating func spend(_ steps: Int) { left = max(0, left - steps) }

  /// Asks a question with a part of what is left, and takes off what it used.
  package mutating func lend<Answer>(_ share: Int, _ question: (inout ProofMeter) -> Answer) -> Answer {
    let most = min(left, max(0, share))
    var part = ProofMeter(ProofBudget(steps: most))
    let answer = question(&part)
    spend(most - part.left)
    return answer
  }
}

/// The answer to the question whether there is a contact of some kind.
package enum Proof<Witness: Sendable>: Sendable {
  /// There is: this one.
  case found(Witness)
  /// There is none.
  case none
  /// The budget was spent before it was known.
  case notProved

  package var witness: Witness? { if case .found(let witness) = self { witness } else { nil } }
  package var isOpen: Bool { if case .notProved = self { true } else { false } }
}
