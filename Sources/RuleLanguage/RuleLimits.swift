internal import Diagnostics

/// Limits on what a rule file may hold. Exceeding one is an error that names it.
///
/// The defaults are the product's limits; tests lower them.
public struct RuleLimits: Sendable {
  /// People in a team, selected or not.
  public var members = 20_000
  public var lists = 1_000
  public var rules = 200_000
  /// Tag rules that give a reply to one of those whom they name.
  public var pickingRules = 50_000
  /// Different tags that rules mention.
  public var tags = 100_000
  /// Different fields that rules ask about.
  public var fields = 64
  /// Different values of one field.
  public var valuesPerField = 10_000
  public var cases = 10_000
  public var autoTags = 1_000
  /// Phrases of all auto tags, and phrases to review.
  public var phrases = 10_000
  public var notifications = 100
  public var invariants = 1_000
  /// Dates in `closed`.
  public var closedDates = 1_000
  /// Entries of `where` in texting hours. Clocks of 65,000 time zones times the different hours must fit into 16 bits.
  public var hoursExceptions = 100
  /// The length of a name, in Unicode scalars.
  public var nameLength = 200
  /// The steps that all proofs about one file may take together; what is not proved by then is reported as such.
  public var proofSteps = 30_000_000
  /// Members to whom tag rules may give one reply; that more can have it is a note.
  public var fanOut = 25
  /// Errors that are reported for one file, and as many warnings; further ones are counted.
  public var problems = DiagnosticSink.mostOfOneFile

  public init() {}
}
