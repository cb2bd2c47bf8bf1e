/// A length of time, or a time since the start of a simulated run. Never negative in a scenario.
@frozen public struct Milliseconds: Hashable, Comparable, Sendable {
  public let count: Int64
  @inlinable public init(_ count: Int64) { self.count = count }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.count < b.count }

  public static let zero = Milliseconds(0)
  public static let second = Milliseconds(1_000)
  public static let minute = Milliseconds(60_000)
  public static let hour = Milliseconds(3_600_000)
  public static let day = Milliseconds(86_400_000)

  /// The nearest whole number of milliseconds, or the largest one if the product does not fit.
  public static func * (number: Double, unit: Milliseconds) -> Milliseconds {
    let product = (number * Double(unit.count)).rounded()
    return Milliseconds(Int64(exactly: product) ?? (product < 0 ? 0 : .max))
  }
}
