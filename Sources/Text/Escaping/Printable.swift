/// Text that is safe to show on a terminal: what could move the cursor or reorder the line is written out.
///
/// A line that would begin with what log-reading services take for a command begins with a space instead.
package func printable(_ text: String) -> String {
  (text.hasPrefix("::") || text.hasPrefix("##[") ? " " : "") + escaped(text, for: .terminal)
}
