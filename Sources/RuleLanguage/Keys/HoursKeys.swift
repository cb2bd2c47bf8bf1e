import Campaign
package import KeyedFiles

// The keys of texting hours and shifts.

package enum TextingHoursKey: String, RuleKey {
  case start, end, days, closed, `where`
  case lastCall = "last_call"
  case zone
  case missingZone = "missing_zone"
  case replies

  package static let block = Block.textingHours

  package var rule: KeyRule {
    switch self {
    case .start:
      KeyRule(
        .timeOfDay, "The time of day from which contacts may be texted, on every day; default: required without `days`")
    case .end:
      KeyRule(
        .timeOfDay, "The time of day from which they may not; up to `24:00`; default: required without `days`")
    case .days:
      KeyRule(
        HoursShape.days,
        "The hours of each day; days that are not named are closed; default: from `start` to `end`, daily")
    case .closed: KeyRule(HoursShape.dates, "Dates without hours, by the local time that counts; default: none")
    case .where:
      KeyRule(
        .list(of: .block(.hoursWhere)),
        "Contacts with other `days`, by their fields: the first entry that matches counts; default: none")
    case .lastCall:
      KeyRule(
        .lengthOfTime(HoursShape.lastCall),
        "How long before closing claims, buckets and `send` are refused; default: none")
    case .zone:
      KeyRule(
        .text("`contact`, or a time zone such as `America/New_York`"),
        "The local time that counts: each contact's own, or that of one time zone; default: `contact`")
    case .missingZone:
      KeyRule(
        .text("a time zone such as `America/New_York`"),
        "The time zone of contacts that have none; default: such contacts are never texted")
    case .replies:
      KeyRule(
        .word(RepliesWord.words),
        "Whether a reply that comes outside the hours waits or is routed at once; default: `wait`")
    }
  }
}

/// The shapes of the values of texting hours and shifts.
enum HoursShape {
  static let daysPhrase = "days such as `mon-fri`"
  static let days = ValueShape.named(by: daysPhrase, .oneOrMore(.stretchOfDay))
  static let date = ValueShape.text("a date such as `2026-11-26`")
  static let dates = ValueShape.oneOrMore(date)
  /// From one minute to twelve hours, in milliseconds.
  static let lastCall: ClosedRange<Int64> = 60_000...43_200_000
}

enum HoursWhereKey: String, RuleKey {
  case when, days

  static let block = Block.hoursWhere

  var rule: KeyRule {
    switch self {
    case .when: KeyRule(.block(.condition), required: true, "The condition that the contact meets, on `fields` alone")
    case .days: KeyRule(HoursShape.days, required: true, "The hours of each day, instead of the others")
    }
  }
}

enum ShiftsKey: String, RuleKey {
  case zone, days

  static let block = Block.shifts

  var rule: KeyRule {
    switch self {
    case .zone:
      KeyRule(
        .text("a time zone such as `America/New_York`"), required: true, "The time zone by whose clock the shifts are")
    case .days:
      KeyRule(HoursShape.days, required: true, "The shifts of each day; on days that are not named there is none")
    }
  }
}

enum UserListKey: String, RuleKey {
  case members, shifts

  static let block = Block.userList

  var rule: KeyRule {
    switch self {
    case .members: KeyRule(.list(of: .name("a team member")), required: true, "The team members on the list")
    case .shifts:
      KeyRule(.block(.shifts), "When those of them work who have no shifts of their own; default: always")
    }
  }
}
