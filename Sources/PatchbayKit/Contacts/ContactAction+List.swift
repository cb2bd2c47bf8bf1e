package import Campaign
package import Diagnostics
internal import Interpreting
package import Records
internal import Routing
package import RuleLanguage

/// How a contact list is written.
public struct ContactListFormat: Hashable, Sendable {
  /// The kinds of lists.
  @nonexhaustive public enum Kind: Hashable, Sendable {
    /// A table with a header, its cells separated by commas, tabs or semicolons.
    case csv
    /// One JSON object a line.
    case ndjson
  }

  /// The kind.
  public var kind: Kind
  /// What the columns of a table mean: `id=VANID,phone="Cell Phone"`. What is not said here the rules say under
  /// `list`, or the header.
  public var columns: [String]

  /// - Parameters:
  ///   - kind: how it is written.
  ///   - columns: what its columns mean, where the rules and the header do not say it.
  public init(_ kind: Kind, columns: [String] = []) {
    self.kind = kind
    self.columns = columns
  }
}

/// What became of a contact list.
public struct ContactListReport: Hashable, Sendable, CustomStringConvertible {
  /// How many contacts came onto the list.
  public let contacts: Int
  /// How many rows could not be read.
  public let errors: Int
  /// How many remarks there are about rows that were read.
  public let warnings: Int
  /// The first of the errors and warnings, a hundred and ten at most.
  public let problems: [RuleProblem]
  /// The problems for people, one after the other.
  public let description: String

  package init(contacts: Int, _ found: ListProblems) {
    self.contacts = contacts
    (errors, warnings) = (found.errors, found.warnings)
    problems = RuleProblem.all(found.kept)
    description = report(found.kept, as: .text)
  }
}

/// Why an action cannot begin with a contact list.
@nonexhaustive public enum ContactListError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the columns mean is not well said, and why.
  case columns(String)
  /// No row could be read, or what a column means must be said first; the report has the problems.
  case unreadable(ContactListReport)
  /// There is no memory for so many contacts.
  case outOfMemory

  /// The reason for people.
  public var description: String {
    switch self {
    case .columns(let reason): reason
    case .unreadable(let report): report.description
    case .outOfMemory: "there is no memory for so many contacts"
    }
  }
}

extension ContactAction {
  /// Begins an action with a contact list, as `patchbay route --contacts` does.
  ///
  /// - Parameters:
  ///   - rules: the rules of the action.
  ///   - list: the bytes of the list.
  ///   - format: how it is written.
  ///   - name: what problems call the list, such as its path. Nothing is opened.
  ///   - link: gives the `{{link}}` of a member's notifications by the member's name in the rules.
  ///   - report: gets what became of the list.
  /// - Throws: `ContactListError`. Rows that cannot be read are left out and told of, unless that is all of them;
  ///   what they say of opt outs holds.
  public init(
    _ rules: Rules, contacts list: RawSpan, as format: ContactListFormat, named name: String = "contacts",
    link: @escaping @Sendable (_ member: String) -> String = { _ in "" },
    report: (ContactListReport) -> Void = { _ in }
  ) throws(ContactListError) {
    self.init(rules, link: link)
    let told = try list.withUnsafeBytes { bytes throws(ContactListError) in
      try load(BorrowedByteReader(bytes), as: format, named: name)
    }
    if told.contacts == 0, told.errors > 0 { throw .unreadable(told) }
    report(told)
  }

  /// Puts the contacts of a list into an action that has none.
  package func load(
    _ bytes: BorrowedByteReader, as format: ContactListFormat, named name: String
  ) throws(ContactListError) -> ContactListReport {
    var problems = ListProblems(name: name)
    try add(try format.reader(bytes, interpreter.checked), &problems)
    return ContactListReport(contacts: interpreter.directory.contactCount, problems)
  }

  private func add(
    _ reader: consuming RecordReader<BorrowedByteReader>, _ problems: inout ListProblems
  ) throws(ContactListError) {
    do {
      guard Memory.hasRoom(for: memoryToGoOn) else { throw ContactListError.outOfMemory }
      var count = 0
      let (interpreter, memoryToGoOn) = (interpreter, memoryToGoOn)
      try loadContacts(
        reader, into: interpreter.directory, problems: &problems, progress: NoProgress(), optOut: interpreter.optOut
      ) { row, _, _ in
        interpreter.take(row)
        count += 1
        if count % 4096 == 0, !Memory.hasRoom(for: memoryToGoOn) { throw ContactListError.outOfMemory }
      }
    } catch _ as Failure {
      throw .unreadable(ContactListReport(contacts: 0, problems))
    } catch {
      // What the reader throws is that there is no memory.
      throw .outOfMemory
    }
  }
}

extension ContactListFormat {
  /// A reader of a list that is written so, under rules that say the rest.
  package func reader(
    _ bytes: BorrowedByteReader, _ rules: CheckedPolicy
  ) throws(ContactListError) -> RecordReader<BorrowedByteReader> {
    RecordReader(
      bytes, format: RecordFormat(kind), list: try given().completed(by: rules.list),
      ruleTags: RuleTags([rules.policy]))
  }

  /// What it says of the columns.
  package func given() throws(ContactListError) -> ListFormat {
    do throws(Failure) {
      return try readColumns(columns)
    } catch {
      throw .columns(inLibraryWords(error.message) + (error.help.map { "; " + inLibraryWords($0) } ?? ""))
    }
  }
}

extension RecordFormat {
  fileprivate init(_ kind: ContactListFormat.Kind) {
    self =
      switch kind {
      case .csv: .csv
      case .ndjson: .ndjson
      }
  }
}

/// Counts what is wrong with the rows of a list, and keeps the first of it.
package struct ListProblems: RecordProblemReceiver {
  private let name: String
  private(set) var errors = 0
  private(set) var warnings = 0
  private(set) var kept: [Problem] = []

  package init(name: String) { self.name = name }

  package mutating func report(_ block: borrowing ContactBlock) {
    for index in 0..<block.problemCount {
      // A message that no one sees need not be made.
      if count(block.severity(index)) { kept.append(block.problem(index).problem(in: name).inLibraryWords) }
    }
  }

  package mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {
    if count(severity) { kept.append(problem().problem(in: name).inLibraryWords) }
  }

  package mutating func report(ofList problem: RecordProblem) {
    if problem.severity == .warning { warnings += 1 }
    kept.append(problem.problem(in: name).inLibraryWords)
  }

  /// Whether another one of that severity is kept.
  private mutating func count(_ severity: Severity) -> Bool {
    switch severity {
    case .error:
      errors += 1
      return errors <= 100
    case .warning, .note:
      warnings += 1
      return warnings <= 10
    }
  }
}
