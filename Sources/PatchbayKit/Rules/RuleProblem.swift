package import Diagnostics

/// Something wrong with the text of a rule file, or odd about it: what, where, and what to do next.
public struct RuleProblem: Hashable, Sendable, CustomStringConvertible {
  /// How bad a problem is.
  @nonexhaustive public enum Severity: Hashable, Sendable {
    /// The rules cannot be used.
    case error
    /// The rules can be used, and may mean something else than their author thinks.
    case warning
    /// A remark.
    case note
  }

  /// A place in a text, as an editor shows it: lines and columns are counted from 1, columns in Unicode scalars.
  public struct Position: Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
  }

  /// The name of the kind of problem, such as `PB0203`, which never changes: `docs/diagnostics` has a page for each.
  public let code: String
  /// How bad it is.
  public let severity: Severity
  /// One sentence without a final period, the author's words in backticks.
  public let message: String
  /// The name of the text: that of the rules, or the path of the team that they name.
  public let file: String
  /// Where the words at fault begin.
  public let start: Position
  /// Where they end: the first place behind them.
  public let end: Position
  /// The next step, if there is one to tell.
  public let help: String?
  /// The whole for people: place, message, the line with a mark under the words at fault, and the next step.
  public let text: String

  /// The line where the words at fault begin, from 1.
  public var line: Int { start.line }
  /// The column where the words at fault begin, from 1, in Unicode scalars.
  public var column: Int { start.column }
  /// The same as `text`.
  public var description: String { text }

  init(_ problem: Problem, _ lines: inout LineTables) {
    code = problem.code.name
    severity = Severity(problem.severity)
    message = problem.message
    file = problem.primary.place.source.name
    start = Position(lines.start(of: problem.primary.place))
    end = Position(lines.end(of: problem.primary.place))
    help = problem.help
    text = report([problem], as: .text)
  }

  package static func all(_ problems: [Problem]) -> [RuleProblem] {
    var lines = LineTables()
    return problems.map { RuleProblem($0, &lines) }
  }
}

extension RuleProblem.Position {
  init(_ position: Diagnostics.Position) {
    line = position.line
    column = position.column
  }
}

extension RuleProblem.Severity {
  init(_ severity: Diagnostics.Severity) {
    self =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
  }
}

/// Rules that cannot be used, and everything that is wrong with them at once.
public struct RulesError: Error, Sendable, CustomStringConvertible {
  /// In order of their places; warnings too. At least one is an error.
  public let problems: [RuleProblem]
  /// All problems for people, one after the other; the hundred first of more.
  public let description: String
  /// All problems for programs: one JSON object of the schema `patchbay.check/1`.
  public let json: String

  init(_ problems: [Problem]) {
    self.problems = RuleProblem.all(problems)
    description = report(problems, as: .text)
    json = report(problems, as: .json)
  }
}
