internal import Campaign

/// The tags that a row or an event carries: sorted, each once, unless whoever fills it wants no order. Outside an array, since lending that costs more than most rows' tags.
struct TagRun: ~Copyable {
  private var tags: UnsafeMutablePointer<TagID>
  private var capacity = 64
  private(set) var count = 0

  init() { tags = .allocate(capacity: capacity) }

  deinit { tags.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// All of them, until the next change.
  var all: UnsafeBufferPointer<TagID> { UnsafeBufferPointer(start: tags, count: count) }

  func contains(_ tag: TagID) -> Bool { all.contains(tag) }

  mutating func removeAll() { count = 0 }

  /// Makes room for more tags.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    let grown = UnsafeMutablePointer<TagID>.allocate(capacity: capacity)
    grown.update(from: tags, count: count)
    tags.deallocate()
    tags = grown
  }

  /// Insertion sort: records have few tags, and their number is limited.
  @inline(__always)
  mutating func insert(_ tag: TagID) {
    var place = count
    while place > 0 && tags[place - 1] > tag { place -= 1 }
    if place > 0 && tags[place - 1] == tag { return }
    reserve(1)
    var at = count
    while at > place {
      tags[at] = tags[at - 1]
      at -= 1
    }
    tags[place] = tag
    count += 1
  }

  /// Puts a tag behind the others, whether it is there or not.
  @inline(__always)
  mutating func append(_ tag: TagID) {
    reserve(1)
    tags[count] = tag
    count += 1
  }

  /// Takes others instead, which are sorted, each once.
  mutating func replace(with others: [TagID]) {
    count = 0
    reserve(others.count)
    for tag in others {
      tags[count] = tag
      count += 1
    }
  }
}
