/// The smallest element first, for elements of which nearly each comes as the greatest so far, such as what is due some hours from now:
/// those wait in a row, and the others in a heap.
struct RisingQueue<Element: Comparable & Sendable>: Sendable {
  /// In order, from `next` on; those before are gone.
  private var row: [Element] = []
  private var next = 0
  private var others = MinHeap<Element>()

  var count: Int { row.count - next + others.count }

  var top: Element? { isRowNext ? row[next] : others.top }

  private var isRowNext: Bool {
    next < row.count && (others.isEmpty || row[next] <= others.elements[0])
  }

  mutating func insert(_ element: Element) {
    if let last = row.last, element < last { others.insert(element) } else { row.append(element) }
  }

  mutating func removeTop() {
    guard isRowNext else { return others.removeTop() }
    next += 1
    if next == row.count {
      row.removeAll(keepingCapacity: true)
      next = 0
    } else if next > 1024, next > row.count / 2 {
      row.removeFirst(next)
      next = 0
    }
  }

  mutating func keep(where isKept: (Element) -> Bool) {
    row = row[next...].filter(isKept)
    next = 0
    others.keep(where: isKept)
  }
}
