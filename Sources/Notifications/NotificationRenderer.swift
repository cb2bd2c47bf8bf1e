public import Campaign

/// Makes the texts of a policy's notifications: its templates, with facts in place of their fields.
///
/// The texts are plain: nothing in them is escaped for HTML.
public struct NotificationRenderer: Sendable {
  private let notifications: [NotificationRule]

  public init(_ policy: RoutingPolicy) { notifications = policy.notifications }

  /// The texts of a notification for one member. The subject is one line.
  ///
  /// - Parameter notification: one of the policy's.
  public func render(_ notification: NotificationID, facts: NotificationFacts) -> NotificationText {
    precondition(notification.index < notifications.count, "a notification of the policy")
    let notification = notifications[notification.index]
    return NotificationText(
      subject: oneLine(notification.subject.rendered(facts)), body: notification.body.rendered(facts))
  }

  /// The texts for the code that describes effects, with the links that the host gives its members.
  ///
  /// - Parameter link: the address where a member continues working, with a token of their own; empty for none.
  public func texts(
    link: @escaping @Sendable (MemberID) -> String = { _ in "" }
  ) -> @Sendable (NotificationID, MemberID, NotificationFacts) -> NotificationText {
    { notification, member, facts in
      var facts = facts
      facts.link = link(member)
      return render(notification, facts: facts)
    }
  }
}
