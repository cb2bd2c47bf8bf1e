/// What the proofs about a rule file without errors came to.
package struct ProofState: Sendable, Equatable {
  /// How many tag rules never change who gets a reply, those that were reported for something else among them.
  package internal(set) var idleRules = 0
  /// Of how many tag rules that is not known.
  package internal(set) var unprovedRules = 0
  /// The invariants that may hold or not, by their number in the file. All others hold.
  package internal(set) var unprovedInvariants: Set<Int> = []
}
