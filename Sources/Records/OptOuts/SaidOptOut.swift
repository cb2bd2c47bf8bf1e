public import Campaign

/// An opt out, or its undoing, as one contact action says it to all others of the same sender.
public struct SaidOptOut: Hashable, Sendable {
  /// With its `+`; empty where the contact has none.
  public var phone: String
  /// The contact's id in the action that says it.
  public var id: String
  public var isUndone: Bool
  /// The action that says it; nil is a file.
  public var action: String?
  /// A member, or a word of `OptOutWord`; empty where it is not known.
  public var by: String
  /// When it was said, where that is known.
  public var at: Instant?

  public init(
    phone: String, id: String, isUndone: Bool = false, action: String? = nil, by: String = "", at: Instant? = nil
  ) {
    self.phone = phone
    self.id = id
    self.isUndone = isUndone
    self.action = action
    self.by = by
    self.at = at
  }
}
