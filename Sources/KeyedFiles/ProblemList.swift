public import Diagnostics
internal import Text

/// The problems of one file. Errors and warnings are kept up to a limit each, so that a huge file that holds only
/// mistakes does not fill the memory, and no number of warnings hides an error.
public struct ProblemList: Sendable {
  public let limit: Int
  public private(set) var kept: [Problem] = []
  public private(set) var errors = 0
  private var others = 0

  public init(limit: Int) { self.limit = limit }

  public var hasErrors: Bool { errors > 0 }
  /// Whether further errors are only counted.
  public var isFull: Bool { errors >= limit }

  public mutating func report(_ problem: Problem) {
    switch problem.severity {
    case .error:
      errors += 1
      if errors <= limit { kept.append(problem) }
    case .warning, .note:
      others += 1
      if others <= limit { kept.append(problem) }
    }
  }

  /// Takes over the problems of another file.
  public mutating func report(all problems: [Problem]) {
    for problem in problems { report(problem) }
  }
}

/// A note on letters of other alphabets, which may look like the ones meant.
public func lookalikes(_ text: String) -> [String] {
  let foreign = text.unicodeScalars.filter { !$0.isASCII }
  guard !foreign.isEmpty else { return [] }
  return ["not ASCII: " + foreign.prefix(5).map { "`\($0)` is \(codePointName($0.value))" }.joined(separator: ", ")]
}
