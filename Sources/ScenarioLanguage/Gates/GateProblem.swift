public import Diagnostics

/// Why a text is no gate, and where in it.
public struct GateProblem: Error, Sendable {
  public let code: DiagnosticCode
  /// The bytes of the text that it is about; empty at the end where something is missing.
  public let range: Range<Int>
  /// One sentence without a final period.
  public let message: String
  /// The next step.
  public let help: String?
  /// Words that may have been meant in the place of the range, best first.
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
