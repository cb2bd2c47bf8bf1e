/// A binary heap with the smallest element on top, such as the contact that is first in list order.
struct MinHeap<Element: Comparable & Sendable>: Sendable {
  private(set) var elements: [Element] = []

  var top: Element? { elements.first }
  var isEmpty: Bool { elements.isEmpty }
  var count: Int { elements.count }

  mutating func insert(_ element: Element) {
    elements.append(element)
    rise(from: elements.count - 1)
  }

  mutating func removeTop() {
    guard let last = elements.popLast(), !elements.isEmpty else { return }
    elements[0] = last
    sink(from: 0)
  }

  mutating func keep(where isKept: (Element) -> Bool) {
    elements.removeAll { !isKept($0) }
    for index in (0..<elements.count / 2).reversed() { sink(from: index) }
  }

  /// Those that a condition holds for, where it holds for all that are smaller, too. In no particular order.
  func elements(where isSmallEnough: (Element) -> Bool) -> [Element] {
    var found: [Element] = []
    var open = isEmpty ? [] : [0]
    while let index = open.popLast() {
      guard isSmallEnough(elements[index]) else { continue }
      found.append(elements[index])
      for child in [index * 2 + 1, index * 2 + 2] where child < elements.count { open.append(child) }
    }
    return found
  }

  private mutating func rise(from start: Int) {
    var index = start
    let element = elements[index]
    while index > 0 {
      let parent = (index - 1) / 2
      if elements[parent] <= element { break }
      elements[index] = elements[parent]
      index = parent
    }
    elements[index] = element
  }

  private mutating func sink(from start: Int) {
    var index = start
    let element = elements[index]
    while true {
      var child = index * 2 + 1
      if child >= elements.count { break }
      if child + 1 < elements.count && elements[child + 1] < elements[child] { child += 1 }
      if element <= elements[child] { break }
      elements[index] = elements[child]
      index = child
    }
    elements[index] = element
  }
}

extension MinHeap: Equatable where Element: Equatable {}
