public import Campaign
internal import Mustache

/// Makes the texts of a policy's notifications: its templates, compiled once, and facts in the place of their fields.
///
/// The texts are plain: nothing in them is escaped for HTML. A value is put in as it is and never read as a template itself.
public struct NotificationRenderer: Sendable {
  private let templates: [Templates]

  private struct Templates: Sendable {
    let subject: MustacheTemplate
    let body: MustacheTemplate
  }

  /// Compiles the templates of all notifications. Throws the first that is none, which the check of a rule file rules out.
  public init(_ policy: RoutingPolicy) throws(TemplateFault) {
    var templates: [Templates] = []
    for (index, notification) in policy.notifications.enumerated() {
      let id = NotificationID(UInt16(truncatingIfNeeded: index))
      templates.append(
        Templates(
          subject: try Self.compile(notification.subject, id, .subject),
          body: try Self.compile(notification.body, id, .body)))
    }
    self.templates = templates
  }

  /// The texts of a notification for one member. The subject is one line.
  ///
  /// - Parameter notification: one of the policy's.
  public func render(_ notification: NotificationID, facts: NotificationFacts) -> NotificationText {
    precondition(notification.index < templates.count, "a notification of the policy that was compiled")
    let values = TemplateValues(facts)
    let templates = templates[notification.index]
    return NotificationText(
      subject: oneLine(templates.subject.render(values)), body: templates.body.render(values))
  }

  /// The texts for whoever describes effects, with the links that the host gives its members.
  ///
  /// - Parameter link: where a member goes on working, with a token of their own; empty for nowhere.
  public func texts(
    link: @escaping @Sendable (MemberID) -> String = { _ in "" }
  ) -> @Sendable (NotificationID, MemberID, NotificationFacts) -> NotificationText {
    { notification, member, facts in
      var facts = facts
      facts.link = link(member)
      return render(notification, facts: facts)
    }
  }

  /// What makes Mustache leave values as they are. It stands on a line of its own, which vanishes, so that what follows
  /// still begins a line.
  private static let plainText = "{{%CONTENT_TYPE:TEXT}}\n"

  private static func compile(
    _ template: String, _ notification: NotificationID, _ part: TemplateFault.Part
  ) throws(TemplateFault) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: plainText + template)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateFault(notification: notification, part: part, reason: reason(error.error))
    } catch {
      throw TemplateFault(notification: notification, part: part, reason: reason(error))
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "a section is closed that is not open"
    case .expectedSectionEnd: "a section is not closed"
    case .unfinishedName: "a field's name is not followed by its closing braces"
    default: "it is not Mustache"
    }
  }
}

/// A notification's template that cannot be read.
public struct TemplateFault: Error, Hashable, Sendable {
  public enum Part: String, Hashable, Sendable { case subject, body }

  public let notification: NotificationID
  public let part: Part
  /// A clause for people.
  public let reason: String

  /// One sentence without a final period.
  public var message: String {
    "the `\(part.rawValue)` of notification \(notification.index + 1) cannot be read: \(reason)"
  }
}
