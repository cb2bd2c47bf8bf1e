/// The pages of `docs/diagnostics`, in the program.
enum DiagnosticPages {
  static func page(_ code: String) -> String? {
    diagnosticPages.first { $0.code.description == code }?.text.description
  }
}
