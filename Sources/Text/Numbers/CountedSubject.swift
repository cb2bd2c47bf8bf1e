/// Things with their numbers, and the verb that goes with them: `1 row is`, `2 texts and 1 reply are`. Things of which there are none
/// are left out; of nothing at all it is `nothing is`.
///
/// - Parameters:
///   - things: how many there are of each, and what one of them is called.
///   - one: the verb for one thing, such as `is`.
///   - many: the verb for several, such as `are`.
public func countedSubject(_ things: [(number: Int, noun: String)], verbs one: String, _ many: String) -> String {
  let present = things.filter { $0.number != 0 }
  if present.isEmpty { return "nothing \(one)" }
  let names = present.map { counted($0.number, $0.noun) }
  let list = names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  return list + " " + (present.count == 1 && present[0].number == 1 ? one : many)
}
