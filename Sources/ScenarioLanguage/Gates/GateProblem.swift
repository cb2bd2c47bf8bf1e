public import Diagnostics

/// Why a text is not a gate, and where in the text.
public struct GateProblem: Error, Sendable {
  public let code: DiagnosticCode
  /// The bytes of the text that the problem is about; empty at the end if something is missing.
  public let range: Range<Int>
  /// One sentence without a final period.
  public let message: String
  /// The next step.
  public let help: String?
  /// Words that may have been meant in place of the range, best first.
  public let meant: [String]

  init(
    _ code: DiagnosticCode, _ range: Range<Int>, _ message: String, help: String? = nil, meant: [String] = []
  ) {
    self.code = code
    self.range = range
    self.message = message
    self.help = didYouMean(meant) ?? help
    self.meant = meant
  }
}
