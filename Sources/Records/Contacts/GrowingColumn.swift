/// An array that keeps its memory when it is emptied, and whose values never move while they are read.
struct GrowingColumn<Value: BitwiseCopyable>: ~Copyable {
  private(set) var values: UnsafeMutablePointer<Value>
  private var capacity = 64
  private(set) var count = 0

  init() { values = .allocate(capacity: capacity) }
  deinit { values.deallocate() }

  var buffer: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: values, count: count) }

  subscript(index: Int) -> Value {
    get {
      precondition(index >= 0 && index < count, "a value of this column")
      return values[index]
    }
    set {
      precondition(index >= 0 && index < count, "a value of this column")
      values[index] = newValue
    }
  }

  mutating func append(_ value: Value) {
    if count == capacity { grow() }
    (values + count).initialize(to: value)
    count += 1
  }

  /// Makes room for values at the end, which are undefined until they are set.
  mutating func appendRoom(for more: Int) {
    while count + more > capacity { grow() }
    count += more
  }

  mutating func append(contentsOf more: UnsafeBufferPointer<Value>) {
    while capacity - count < more.count { grow() }
    if let start = more.baseAddress { (values + count).initialize(from: start, count: more.count) }
    count += more.count
  }

  /// Drops all values from `count` on.
  mutating func shrink(to count: Int) { self.count = min(self.count, max(0, count)) }

  private mutating func grow() {
    let grown = UnsafeMutablePointer<Value>.allocate(capacity: 2 * capacity)
    grown.update(from: values, count: count)
    values.deallocate()
    values = grown
    capacity *= 2
  }
}
