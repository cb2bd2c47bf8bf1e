/// Leaves a value to the system, which takes all memory back at once when the program ends. To free a hundred thousand rules one by one
/// takes longer than to read a tenth of them.
///
/// Only for what lasts to the end in any case, and once: nothing else frees it.
package func leaveToTheSystem<Value>(_ value: Value) {
  _ = Unmanaged.passRetained(Kept(value))
}

private final class Kept<Value> {
  private let value: Value
  init(_ value: Value) { self.value = value }
}
