internal import Records
internal import RuleLanguage

/// The rules as each of several threads has them: running a case leaves traces in what it runs under.
///
/// INVARIANT: a desk is used by one thread at a time.
final class CaseDesks {
  private let desks: [Desk]
  /// Reading and compiling the rules once more must be worth it.
  private static let casesForOne = 16

  private final class Desk {
    let checked: CheckedPolicy
    let optedOut: OptedOutList
    private var compiled: CaseRules?

    init(_ checked: CheckedPolicy, _ optedOut: OptedOutList, compiled: CaseRules?) {
      self.checked = checked
      self.optedOut = optedOut
      self.compiled = compiled
    }

    func verdict(of routingCase: RoutingCase) throws -> CaseVerdict {
      var rules = compiled ?? CaseRules(checked, optedOut: optedOut)
      defer { compiled = rules }
      return try rules.verdict(of: routingCase)
    }
  }

  struct Outcome {
    let result: CaseResult
    let walks: [CaseWalk]
  }

  /// - Parameters:
  ///   - jobs: how many threads there may be.
  ///   - cases: how many cases there are to run.
  init(jobs: Int, cases: Int, first: CaseRules) {
    desks = (0..<max(1, min(jobs, cases / Self.casesForOne))).map {
      Desk(first.checked, first.optedOut, compiled: $0 == 0 ? first : nil)
    }
  }

  var count: Int { desks.count }

  func outcome(of routingCase: RoutingCase, at desk: Int) throws -> Outcome {
    let verdict = try desks[desk].verdict(of: routingCase)
    return Outcome(
      result: CaseResult(
        name: routingCase.name, place: verdict.place(routingCase.span), failures: verdict.failures()),
      walks: verdict.walks)
  }
}
