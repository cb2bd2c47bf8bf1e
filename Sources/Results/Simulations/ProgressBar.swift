internal import Text

/// `[#####-----] 20 of 40 replications, 3.2 a second, 6.2 s left`, as much of it as fits.
///
/// - Parameters:
///   - milliseconds: how long it has taken so far.
///   - width: of the terminal, in columns.
package func progressBar(_ done: Int, of expected: Int, after milliseconds: Int64, width: Int) -> String {
  var text = "\(grouped(done)) of \(counted(expected, "replication"))"
  if done > 0, milliseconds > 0 {
    let rate = Double(done) * 1_000 / Double(milliseconds)
    text += rate >= 1 ? ", \(decimal(rate, places: 1)) a second" : ", one in \(duration(1_000 / rate))"
    text += ", \(duration(Double(expected - done) * 1_000 / rate)) left"
  }
  // A terminal writes `^C` after it.
  let room = width - 3
  let cells = min(30, room - text.utf8.count - 3)
  guard cells >= 5 else { return String(text.prefix(max(0, room))) }
  let filled = expected > 0 ? cells * min(done, expected) / expected : 0
  return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled) + "] " + text
}
