/// A value with this in it is passed by its address, whatever it is made of.
///
/// Otherwise the compiler copies a large struct, such as a state of more than a thousand bytes, into the frame of every call that
/// does no more than read it. Initializers that only read such a value say `borrowing`: otherwise they own it, and each call copies it with
/// all its references.
struct ByAddress: Hashable, Sendable {
  /// Of a type whose size is not known when it is compiled, and so is that of every value that it is part of.
  private let nothing: (any Sendable)? = nil

  static func == (a: Self, b: Self) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}
