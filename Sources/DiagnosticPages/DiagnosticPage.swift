/// The page about a diagnostic as Markdown, from `docs/diagnostics`; nil where no page is about this code.
package func diagnosticPage(of code: String) -> String? {
  EmbeddedFiles.all.first { $0.path.description == code + ".md" }?.text.description
}
