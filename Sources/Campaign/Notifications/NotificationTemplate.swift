/// The template of one of a notification's texts: text and fields in the order in which they stand.
///
/// Rule files write templates as Mustache, and their check reads them into these parts. So every template can be rendered.
public struct NotificationTemplate: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case text(String)
    case field(NotificationField)
    /// What is repeated for those who have sent the most, the section `leaders`.
    case leaders([LeaderPart])
  }

  /// A part of the section `leaders`.
  public enum LeaderPart: Hashable, Sendable {
    case text(String)
    case field(LeaderField)
  }

  public let parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  /// Whether the field stands in it, outside of `leaders`.
  public func names(_ field: NotificationField) -> Bool { parts.contains(.field(field)) }

  /// Whether it tells how the members stand.
  public var namesStanding: Bool {
    parts.contains { part in
      switch part {
      case .leaders: true
      case .field(let field): field == .rank
      case .text: false
      }
    }
  }
}
