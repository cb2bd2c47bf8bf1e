internal import Text

/// What can be wrong around a text before it is read, and with remarks to the checker: PB0001…PB0049.
extension DiagnosticCode {
  public static let fileMissing = DiagnosticCode(1, "file that does not exist")
  public static let fileUnreadable = DiagnosticCode(2, "file that cannot be read")
  public static let folderInsteadOfFile = DiagnosticCode(3, "folder where a file should be")
  public static let fileTooLarge = DiagnosticCode(4, "file larger than the limit")
  public static let notARegularFile = DiagnosticCode(5, "device or pipe where a file should be")
  public static let casesWithoutRules = DiagnosticCode(6, "file of cases without rules")
  public static let rulesOfCasesRefused = DiagnosticCode(7, "file of cases whose rules have errors")

  public static let unusedIgnore = DiagnosticCode(20, "comment that ignores nothing")
  public static let unknownIgnoredCode = DiagnosticCode(21, "comment that ignores an unknown code")
  public static let malformedIgnore = DiagnosticCode(22, "comment to the checker that cannot be read")
  public static let errorNotIgnorable = DiagnosticCode(23, "comment that would ignore an error")

  // Between a file of rules and its cases.
  public static let unknownNameInCase = DiagnosticCode(25, "case about someone whom neither it nor the rules know")
}

/// Every code of this module, in order.
public let diagnosticsCodes: [DiagnosticCode] = [
  .fileMissing, .fileUnreadable, .folderInsteadOfFile, .fileTooLarge, .notARegularFile, .casesWithoutRules,
  .rulesOfCasesRefused,
  .unusedIgnore, .unknownIgnoredCode, .malformedIgnore, .errorNotIgnorable, .unknownNameInCase,
]

/// Problems of files that could not be opened. Their place is the start of an empty source with the path as its name.
public enum StandardProblems {
  /// - Parameter meant: paths of files that are there and may be meant.
  public static func fileMissing(_ path: String, meant: [String] = []) -> Problem {
    Problem(
      .fileMissing, "there is no file here", at: start(path),
      help: didYouMean(meant) ?? "check the path and the working directory")
  }
  /// - Parameter code: the system's number for the error.
  public static func fileUnreadable(_ path: String, _ code: Int32) -> Problem {
    Problem(
      .fileUnreadable, "the file cannot be read: \(systemText(code))", at: start(path),
      help: systemHelp(code, isRead: true))
  }
  public static func folderInsteadOfFile(_ path: String) -> Problem {
    Problem(.folderInsteadOfFile, "this is a folder, not a file", at: start(path), help: "name a file in it")
  }
  /// - Parameter limit: in bytes.
  public static func fileTooLarge(_ path: String, limit: Int) -> Problem { fileTooLarge(start(path), limit: limit) }
  public static func fileTooLarge(_ place: Place, limit: Int) -> Problem {
    Problem(
      .fileTooLarge, "the file is larger than \(limit) bytes, the limit `file size`", at: place, help: "split the file")
  }
  public static func notARegularFile(_ path: String) -> Problem {
    Problem(
      .notARegularFile, "this is a device or a pipe, not a file", at: start(path),
      help: "copy it to a file first, or use `-` for standard input")
  }

  /// - Parameters:
  ///   - cases: the file of cases.
  ///   - rules: where the rules would be.
  public static func casesWithoutRules(_ cases: Source, rules: String) -> Problem {
    Problem(
      .casesWithoutRules, "there are no rules beside this file of cases", at: Place(cases, SourceSpan(0, 0)),
      help: "write the rules as \(quoted(rules)), or name the file of cases after its rules: "
        + "`NAME.cases.yaml` is for `NAME.yaml`")
  }

  /// - Parameters:
  ///   - cases: the file of cases.
  ///   - rules: the rules beside it.
  ///   - errors: how many these have.
  public static func rulesOfCasesRefused(_ cases: Source, rules: String, errors: Int) -> Problem {
    Problem(
      .rulesOfCasesRefused,
      "the rules of this file of cases, \(quoted(rules)), have \(counted(errors, "error")), so no case can be run",
      at: Place(cases, SourceSpan(0, 0)), help: "correct them: `patchbay check` with that file shows the errors")
  }

  private static func start(_ path: String) -> Place { Place(Source(name: path, bytes: []), SourceSpan(0, 0)) }
}
