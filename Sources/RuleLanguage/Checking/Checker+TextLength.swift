import Campaign
import Diagnostics
import KeyedFiles
import Notifications
internal import Text

/// How long notifications are as SMS.
extension Checker {
  /// A text that takes more segments than this draws a warning: each of them is paid for, for each member.
  private static let mostSegments = 3

  /// Warns when a notification would take many segments as an SMS, even before anything has happened: with counts of one digit and
  /// without a link. Asked for the recipient with the longest name.
  ///
  /// - Parameter recipients: indexes of the roster.
  mutating func warnLongText(_ notification: NotificationRule, to recipients: [Int], at span: SourceSpan) {
    let texted = recipients.map { roster[$0].member }.filter { $0.notify.contains(.sms) }
    guard let longest = texted.max(by: { $0.name.unicodeScalars.count < $1.name.unicodeScalars.count }) else { return }
    let leaders = selected.prefix(notification.top).map { index in
      NotificationFacts.Leader(rank: 1, name: roster[index].member.name, sent: 0)
    }
    let facts = NotificationFacts(
      action: syntax.action.value ?? "", memberKey: longest.key, memberName: longest.name, leaders: Array(leaders))
    let segments = smsSegments(notification.body.rendered(facts))
    guard segments > Self.mostSegments else { return }
    let isBoard = notification.top > 1 && notification.body.namesStanding
    problems.report(
      Problem(
        .longNotification, .warning,
        "as an SMS to \(quoted(longest.key)) this text takes \(segments) segments, and each is paid for",
        at: place(span), help: isBoard ? "write less, or a smaller `top`" : "write less"))
  }
}
