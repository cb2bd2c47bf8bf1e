/// The words of a page for a terminal or a file, where lines may break anywhere.
func plainSpaces(_ text: String) -> String { String(text.map { $0 == "\u{A0}" ? " " : $0 }) }
