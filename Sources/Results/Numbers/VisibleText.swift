import Text

/// A name that someone else chose, as a page shows it: what cannot be seen, or would change the direction of the text
/// around it, is written as `<U+202E>`. The page's markup takes care of what means something in HTML.
func visible(_ text: String) -> String { escaped(text, for: .terminal) }
