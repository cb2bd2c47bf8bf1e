internal import Diagnostics
internal import Text

/// What came of one case.
package struct CaseResult {
  package let name: String
  /// `FILE:LINE`
  package let place: String
  /// What is wrong, as paragraphs; empty when the case holds.
  package let failures: [String]
}

/// What came of the cases of one rule file.
package struct TestedFile {
  /// What messages call the rule file.
  package let name: String
  package internal(set) var results: [CaseResult] = []
  package internal(set) var coverage: Coverage?
  package internal(set) var suggestions: [SuggestedCase] = []
  /// What no case tries and none was suggested for.
  package internal(set) var untried: [Coverage.Item] = []
  package internal(set) var mutants: [Mutant] = []

  init(name: String) { self.name = name }
}

/// What came of the cases of several rule files.
package struct TestReport {
  package internal(set) var files: [TestedFile] = []
  package internal(set) var passed = 0
  package internal(set) var failed = 0
  /// Whether coverage was asked for.
  package let options: TestOptions

  package var coverage: CoverageCount {
    var count = CoverageCount()
    for coverage in files.compactMap(\.coverage) { count.add(coverage) }
    return count
  }

  /// Mutants that no case notices, and that a case could notice as far as is known.
  package var survivors: Int { files.reduce(0) { $0 + $1.mutants.count { $0.isGap } } }
  /// Mutants that are proved to send no reply elsewhere.
  package var equivalents: Int { files.reduce(0) { $0 + $1.mutants.count { $0.isEquivalent } } }
  package var mutants: Int { files.reduce(0) { $0 + $1.mutants.count } }
  /// How many rule files had cases.
  package var filesWithCases: Int { files.count { !$0.results.isEmpty } }

  /// `ran 7 cases of 1 file: all passed`
  package var summary: String {
    let verdict = failed == 0 ? "all passed" : "\(grouped(failed)) failed"
    return "ran \(counted(passed + failed, "case")) of \(counted(filesWithCases, "file")): \(verdict)"
  }

  /// What `--fail-under` asks of the coverage, if it is not met.
  package var shortfall: String? {
    guard let least = options.failUnder, coverage.percent < least else { return nil }
    let covered = Self.percent(coverage.percent)
    return "\(covered) of the rules, steps and conditions are covered, less than \(Self.percent(least))"
  }

  /// With one decimal, rounded down: 99.96 % is not all.
  static func percent(_ percent: Double) -> String {
    let tenths = Int((percent * 10).rounded(.down))
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}

/// What is asked of a run of cases.
package struct TestOptions: Sendable {
  /// Only cases whose names contain it, in upper or lower case.
  package var filter: String?
  package var showsCoverage = false
  /// The least coverage, in percent.
  package var failUnder: Double?
  package var suggests = false
  package var mutates = false

  package init() {}

  var needsCoverage: Bool { showsCoverage || failUnder != nil || suggests }

  func includes(_ name: String) -> Bool {
    guard let filter else { return true }
    let (name, part) = (Array(name.lowercased().utf8), Array(filter.lowercased().utf8))
    guard name.count >= part.count else { return false }
    return (0...(name.count - part.count)).contains { name[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
