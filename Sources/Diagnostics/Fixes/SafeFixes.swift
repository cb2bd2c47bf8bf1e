/// The edits of the safe fixes that can be applied to a text together, in order of place.
///
/// Fixes are taken in the order of their problems, each as a whole or not at all. One that overlaps a fix taken before,
/// or would change another text as well, is left out: a later round finds its problem again, if it is still there.
/// - Returns: the edits, and how many fixes they belong to.
public func safeFixes(of problems: [Problem], in source: Source) -> (edits: [Edit], count: Int) {
  var taken: [Edit] = []
  var count = 0
  for problem in problems {
    guard let fix = problem.fixes.first(where: { $0.safety == .safe }), !fix.edits.isEmpty,
      fix.edits.allSatisfy({ $0.place.source === source && fits($0.place.span, source) })
    else { continue }
    var tried = taken
    guard fix.edits.allSatisfy({ insert($0, into: &tried) }) else { continue }
    taken = tried
    count += 1
  }
  return (taken, count)
}

private func fits(_ span: SourceSpan, _ source: Source) -> Bool {
  span.lower <= span.upper && Int(span.upper) <= source.bytes.count
}

/// Keeps the edits in order; false when the edit collides with another one.
private func insert(_ edit: Edit, into edits: inout [Edit]) -> Bool {
  let span = edit.place.span
  var (low, high) = (0, edits.count)
  while low < high {
    let middle = (low + high) / 2
    if edits[middle].place.span.lower < span.lower { low = middle + 1 } else { high = middle }
  }
  if low > 0, collide(edits[low - 1].place.span, span) { return false }
  if low < edits.count, collide(span, edits[low].place.span) { return false }
  edits.insert(edit, at: low)
  return true
}

/// Two deletions may touch. An insertion may not touch anything, because it would not be clear which text comes first.
private func collide(_ first: SourceSpan, _ second: SourceSpan) -> Bool {
  let hasInsertion = first.lower == first.upper || second.lower == second.upper
  return hasInsertion
    ? first.lower <= second.upper && second.lower <= first.upper
    : first.lower < second.upper && second.lower < first.upper
}
