import Testing

private let head = "version: 1\nmembers: [ana, joe]\n"
private func hours(_ keys: String) -> String { head + "texting_hours: { \(keys) }\n" }
private func days(_ days: String) -> String { hours("days: { \(days) }") }
private func team(_ ana: String) -> String { "version: 1\nteam: { ana: \(ana), joe: {} }\nmembers: [ana, joe]\n" }

private let week: [ProblemExample] = [
  ProblemExample("past sunday", days("fri-mon: '09:00-12:00', tue-thu: ['00:00-01:00', '23:00-24:00']"), []),
  ProblemExample("closed days", days("mon: [], daily: 10:00-11:00"), ["PB0501 daily"]),
  ProblemExample("a range of one day", days("mon-mon: 10:00-11:00"), []),
  ProblemExample("a day in a range", days("mon-fri: 09:00-21:00, sat: 09:00-10:00, wed: 10:00-11:00"), ["PB0501 wed"]),
  ProblemExample("whole words", days("Monday: 09:00-21:00"), ["PB0500 Monday"], help: "did you mean `mon`?"),
  ProblemExample("a long range", days("Mon - Fri: 09:00-21:00"), ["PB0500 Mon - Fri"], help: "did you mean `mon-fri`?"),
  ProblemExample("no day", days("holiday: 09:00-21:00"), ["PB0500 holiday"], help: "or a range such as `mon-fri`"),
  ProblemExample("three ends", days("mon-wed-fri: 09:00-21:00"), ["PB0500 mon-wed-fri"]),
  ProblemExample("hours of no kind", days("mon: 9-5, tue: open"), ["PB0502 9-5", "PB0502 open"]),
  ProblemExample("closed in words", days("sun: closed"), ["PB0502 closed"], help: "leave the day out"),
  ProblemExample("past midnight", days("fri: 18:00-02:00"), ["PB0503 18:00-02:00"], help: "`18:00-24:00`"),
  ProblemExample("no minute", days("fri: 18:00-18:00"), ["PB0503 18:00-18:00"]),
  ProblemExample("after midnight", days("fri: 18:00-24:01"), ["PB0502 18:00-24:01"]),
  ProblemExample("touching", days("fri: [09:00-12:00, 12:00-13:00]"), ["PB0504 12:00-13:00"], help: "as one stretch"),
  ProblemExample("falling", days("fri: [15:00-18:00, 09:00-12:00]"), ["PB0504 09:00-12:00"]),
  ProblemExample("never", hours("days: {}"), ["PB0507 {}"]),
  ProblemExample("both", hours("start: 09:00, days: { daily: 09:00-21:00 }"), ["PB0505 days"]),
  ProblemExample("half of it", hours("end: 21:00"), ["PB0201 end"]),
  ProblemExample("a list of days", hours("days: [mon, tue]"), ["PB0202 [mon, tue]"]),
]

private let rest: [ProblemExample] = [
  ProblemExample("a holiday", hours("start: 09:00, end: 21:00, closed: 2026-11-26"), []),
  ProblemExample(
    "dates that no calendar has", hours("start: 09:00, end: 21:00, closed: [2026-02-29, 2026-13-01, 11/26/2026]"),
    ["PB0506 2026-02-29", "PB0506 2026-13-01", "PB0506 11/26/2026"]),
  ProblemExample("twice", hours("start: 09:00, end: 21:00, closed: [2028-02-29, 2028-02-29]"), ["PB0231 2028-02-29"]),
  ProblemExample(
    "tags", hours("days: { daily: 09:00-21:00 }, where: [{ when: { any: [VIP], fields: { state: FL } }, days: {} }]"),
    ["PB0508 [VIP]", "PB0507 {}"]),
  ProblemExample(
    "a tag", hours("days: { daily: 09:00-21:00 }, where: [{ tag: VIP, days: { daily: 09:00-20:00 } }]"),
    ["PB0200 tag"]),
  ProblemExample(
    "no condition", hours("days: { daily: 09:00-21:00 }, where: [{ days: { daily: 09:00-20:00 } }]"), ["PB0201 days"]),
  ProblemExample(
    "a column",
    hours("start: 09:00, end: 21:00, where: [{ when: { fields: { phone: x } }, days: { mon: 09:00-20:00 } }]"),
    ["PB0228 phone"]),
  ProblemExample("a long last call", days("mon: 10:00-12:00") + "", []),
  ProblemExample("as long as the hours", hours("days: { mon: 10:00-12:00 }, last_call: 2h"), ["PB0509 2h"]),
  ProblemExample("over midnight", hours("days: { mon: 23:00-24:00, tue: 00:00-01:30 }, last_call: 2h"), []),
  ProblemExample("too short", hours("start: 09:00, end: 21:00, last_call: 30s"), ["PB0204 30s"]),
  ProblemExample(
    "without daylight time", hours("start: 09:00, end: 21:00, zone: EST"), ["PB0295 EST"], help: "New_York"),
  ProblemExample("an offset", hours("start: 09:00, end: 21:00, zone: '-05:00'"), ["PB0295 '-05:00'"], help: "New_York"),
  ProblemExample("another offset", hours("start: 09:00, end: 21:00, missing_zone: UTC+2"), ["PB0295 UTC+2"]),
  ProblemExample(
    "minutes", hours("start: 09:00, end: 21:00, missing_zone: GMT+0530"), ["PB0295 GMT+0530"], help: "Kolkata"),
]

private let shifts: [ProblemExample] = [
  ProblemExample("shifts", team("{ shifts: { zone: UTC, days: { mon-fri: 18:00-21:00 } } }"), []),
  ProblemExample("no zone", team("{ shifts: { days: { mon-fri: 18:00-21:00 } } }"), ["PB0201 days"]),
  ProblemExample("no days", team("{ shifts: { zone: UTC } }"), ["PB0201 zone"]),
  ProblemExample("never on shift", team("{ shifts: { zone: UTC, days: { sat: [] } } }"), ["PB0512 { sat: [] }"]),
  ProblemExample(
    "a zone of all", team("{ shifts: { zone: contact, days: { sat: 10:00-12:00 } } }"), ["PB0274 contact"]),
  ProblemExample(
    "in other words", team("{ schedule: {} }"), ["PB0200 schedule", "PB0201 {}", "PB0201 {}"],
    help: "did you mean `shifts`?"),
  ProblemExample(
    "of a list", head + "lists: { w: { members: [ana], shifts: { zone: UTC, days: { sat: 10:00-12:00 } } } }", []),
  ProblemExample(
    "without members", head + "lists: { w: { shifts: { zone: UTC, days: { sat: 10:00-12:00 } } } }", ["PB0201 shifts"]),
  ProblemExample(
    "a list as a mapping", head + "lists: { w: { ana: , joe: } }", ["PB0202 { ana: , joe: }"], help: "[ana, joe]"),
]

@Suite struct HoursProblemsTests {
  @Test(arguments: week + rest + shifts)
  func `each mistake is reported once, at its place`(_ example: ProblemExample) throws { try expect(example) }
}
