/// The pages of `docs/diagnostics`, in the program.
enum DiagnosticPages {
  static func page(_ code: String) -> String? {
    var (low, high) = (0, diagnosticPages.count)
    while low < high {
      let middle = (low + high) / 2
      if diagnosticPages[middle].code < code { low = middle + 1 } else { high = middle }
    }
    return low < diagnosticPages.count && diagnosticPages[low].code == code
      ? diagnosticPages[low].text.description : nil
  }
}
