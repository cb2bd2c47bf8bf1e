/// Text that is safe to show on a terminal and in a log: what could move the cursor, reorder the line or be taken for a
/// command is written out.
package func printable(_ text: String) -> String { escaped(text, for: .terminal) }
