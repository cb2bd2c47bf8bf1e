/// A share of a whole: a probability, from 0 to 1.
@frozen public struct Share: Hashable, Sendable {
  public let value: Double

  /// Nil outside 0...1, and for NaN.
  @inlinable public init?(_ value: Double) {
    guard value >= 0, value <= 1 else { return nil }
    self.value = value
  }

  @inlinable init(known value: Double) { self.value = value }
  public static let none = Share(known: 0)
  public static let all = Share(known: 1)
}
