/// Whether a few letters may stand for a longer name, as `FL` does for `Florida`: the name begins with the first of them, and has the
/// others in their order.
func abbreviates(_ short: String, _ long: String) -> Bool {
  let (short, long) = (lettersAlone(short), lettersAlone(long))
  guard (2...5).contains(short.count), long.count >= short.count + 2, short.first == long.first else { return false }
  var left = short[...]
  for letter in long where letter == left.first { left = left.dropFirst() }
  return left.isEmpty
}
