package import Campaign
package import Diagnostics
package import Records

/// How a contact list is read: what its columns mean, what they hold, and what is wrong with its rows.
package struct ListSurvey {
  package let name: String
  package let format: RecordFormat
  /// What the columns of a table mean; nil where there is none, or its header could not be read.
  package internal(set) var header: ListHeader?
  package internal(set) var columns: [SurveyedColumn] = []
  /// Contacts that were taken.
  package internal(set) var contacts = 0
  /// Rows that were not.
  package internal(set) var refused = 0
  package internal(set) var optedOut = 0
  /// How many contacts carry each tag, the most frequent first.
  package internal(set) var tags: [ListCensus.Count] = []
  /// Contacts without a phone, where the list has phones.
  package internal(set) var withoutPhone = 0
  /// Texts in the place of a phone that hold none.
  package internal(set) var notPhones = SurveyedCells()
  /// Rows whose id or phone an earlier row has.
  package internal(set) var sameID = SurveyedCells()
  package internal(set) var samePhone = SurveyedCells()
  /// What was found wrong, the first of it.
  package internal(set) var problems: [RecordProblem] = []
  package internal(set) var errors = 0
  package internal(set) var warnings = 0

  static let mostExamples = 5
  static let mostProblems = 100
  static let firstContacts = 3

  init(name: String, format: RecordFormat) {
    self.name = name
    self.format = format
  }
}

/// A column of a list: a column of a table, or a key of its objects.
package struct SurveyedColumn {
  package let header: String
  package let meaning: ContactColumn?
  package let basis: ReadColumn.Basis
  /// Whether a yes in it allows texts, or would, so far as its header shows.
  package let isConsent: Bool
  /// Contacts with a value.
  package var filled = 0
  /// The values of the first contacts, empty where there are none.
  package var first: [String] = []
}

/// Cells of which only the first are kept.
package struct SurveyedCells {
  package private(set) var count = 0
  package private(set) var first: [(line: Int, text: String)] = []

  mutating func add(_ line: Int, _ text: String) {
    count += 1
    if first.count < ListSurvey.mostExamples { first.append((line, text)) }
  }
}

extension ListSurvey: RecordProblemReceiver {
  package mutating func report(_ block: borrowing ContactBlock) {
    for index in 0..<block.problemCount { report(block.problem(index)) }
  }

  package mutating func report(ofList problem: RecordProblem) {
    if problem.severity == .warning { warnings += 1 }
    problems.append(problem)
  }

  package mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {
    switch severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .note: break
    }
    if problems.count < Self.mostProblems { problems.append(problem()) }
  }
}
