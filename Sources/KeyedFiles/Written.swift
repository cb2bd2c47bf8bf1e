public import Diagnostics

/// A part of a file as it was written.
///
/// `.invalid` is a hole: what is written there was refused and reported, so checks say nothing about it.
public enum Written<Value: Sendable>: Sendable {
  case absent
  case invalid
  case value(Value, SourceSpan)

  public var value: Value? {
    if case .value(let value, _) = self { value } else { nil }
  }
  public var span: SourceSpan? {
    if case .value(_, let span) = self { span } else { nil }
  }
  public var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
  public var isInvalid: Bool {
    if case .invalid = self { true } else { false }
  }
}
