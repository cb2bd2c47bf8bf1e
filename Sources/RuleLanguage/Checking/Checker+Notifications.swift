import Campaign
import Diagnostics
import KeyedFiles
internal import Text

/// The recipients of a notification, while they are compared with those of others.
private struct Recipients {
  /// Indexes of the roster; nil for everyone who takes part.
  let members: [Int]?
  let span: SourceSpan
}

/// When a notification is told.
private struct Occasion: Hashable {
  let kind: NotificationKind
  let after: Int64?
}

extension Checker {
  mutating func notifications() -> [NotificationRule] {
    guard case .value(let written, _) = syntax.notifications else { return [] }
    if written.count > limits.notifications, let span = written[limits.notifications].span {
      problems.report(
        Problem(
          .tooManyNotifications,
          "a rule file has at most \(limits.notifications) notifications, the limit `notifications`", at: place(span),
          label: "this is one more", help: "name several recipients in one entry"))
    }
    var notifications: [NotificationRule] = []
    var met: [Occasion: [Recipients]] = [:]
    for case .value(let entry, _) in written {
      let recipients = notified(entry.to)
      guard let kind = entry.type.value.flatMap(NotificationKind.init), let recipients else { continue }
      let occasion = Occasion(kind: kind, after: after(entry, kind))
      warnRepeat(of: kind, to: recipients, after: met[occasion] ?? [])
      met[occasion, default: []].append(recipients)
      warnNobodyWants(recipients)
      let notification = NotificationRule(
        kind: kind, recipients: recipients.members.map { sortedOnce($0.map { ids[$0] }) },
        subject: entry.subject.value ?? kind.standardSubject, body: entry.body.value ?? kind.standardBody,
        top: top(entry, kind), after: occasion.after)
      warnLongText(notification, to: recipients.members ?? selected, at: entry.body.span ?? recipients.span)
      notifications.append(notification)
    }
    return notifications
  }

  /// The time after which a notification is told, if its type has one.
  private mutating func after(_ entry: NotificationSyntax, _ kind: NotificationKind) -> Int64? {
    guard case .value(let after, let span) = entry.after else { return nil }
    if kind == .repliesWaiting { return after }
    problems.report(
      Problem(
        .afterWithoutReplies, .warning, "`after` has no effect with the type `\(kind.rawValue)`", at: place(span),
        help: "delete it, or write `type: replies_waiting`"))
    return nil
  }

  /// How many members a leaderboard names.
  private mutating func top(_ entry: NotificationSyntax, _ kind: NotificationKind) -> Int {
    guard case .value(let top, let span) = entry.top else { return NotificationRule.standardTop }
    if kind == .leaderboard { return top }
    problems.report(
      Problem(
        .topWithoutLeaderboard, .warning, "`top` has no effect with the type `\(kind.rawValue)`", at: place(span),
        help: "delete it, or write `type: leaderboard`"))
    return NotificationRule.standardTop
  }

  /// Nil where they could not be read.
  private mutating func notified(_ written: Written<[Written<String>]>) -> Recipients? {
    guard case .value(let names, let span) = written else { return nil }
    warnRepeatedNames(names, in: "`to`")
    if let all = names.first(where: { $0.value == NotifiedWord.all.rawValue }), let place = all.span {
      if names.contains(where: { $0.value != NotifiedWord.all.rawValue }) {
        problems.report(
          Problem(
            .wrongShape, "expected names, or `all` by itself, found `all` beside names", at: self.place(place),
            help: "delete `all` or the names"))
        return nil
      }
      return Recipients(members: nil, span: span)
    }
    var members: [Int] = []
    var isWhole = true
    for name in names {
      guard case .value(let text, let span) = name, let recipient = recipient(text, span, .notified) else {
        isWhole = false
        continue
      }
      switch recipient {
      case .member(let member): members.append(member)
      case .list(let list): members += lists[list].members
      }
    }
    return isWhole ? Recipients(members: members, span: span) : nil
  }

  /// Warns when a member gets notifications of one kind by two entries.
  private mutating func warnRepeat(of kind: NotificationKind, to recipients: Recipients, after others: [Recipients]) {
    let wanted = Set(recipients.members ?? selected)
    for earlier in others {
      guard let both = (earlier.members ?? selected).filter(wanted.contains).min(by: { ids[$0] < ids[$1] }) else {
        continue
      }
      problems.report(
        Problem(
          .sameNotificationTwice, .warning,
          "\(quoted(roster[both].member.key)) gets two notifications of the type `\(kind.rawValue)`",
          at: place(recipients.span), related: [Label(place(earlier.span), "the first one")],
          help: "leave the member out of one of them"))
      return
    }
  }

  /// Warns when no member whom an entry names, or who may join if it names all, wants to be notified.
  private mutating func warnNobodyWants(_ recipients: Recipients) {
    guard rosterIsKnown, listsAreKnown, selectionIsKnown else { return }
    let members = recipients.members ?? roster.indices.filter { roster[$0].mayBeSelected }
    guard members.allSatisfy({ roster[$0].notifyIsKnown && roster[$0].member.notify.isEmpty }) else { return }
    problems.report(
      Problem(
        .notificationForNobody, .warning,
        "no one gets this notification, because no one here wants any", at: place(recipients.span),
        help: syntax.team.isAbsent
          ? "declare the members in `team`, with `notify: [email]` or `notify: [sms]`"
          : "write `notify: [email]` or `notify: [sms]` for those who want it"))
  }
}
