import Fitting
import Foundation
import Testing

@Suite struct CampaignFitTests {
  private static let minute: Int64 = 60_000

  /// One member who sends a text every 15 seconds, apart from what comes in between.
  private func steady(_ texts: Int, into log: inout CampaignLog, from begin: Int64 = 0) {
    for number in 0..<texts { log.sent(number, by: 0, at: begin + Int64(number) * 15_000) }
  }

  /// Within some minutes.
  private func answer(to number: Int) -> Int64 {
    Int64(number) * 15_000 + Self.minute * Int64(1 + number * number % 13)
  }

  @Test func `a break and a reply are no slow texts`() throws {
    var log = CampaignLog()
    var now: Int64 = 0
    for number in 0..<200 {
      log.sent(number, by: 0, at: now)
      if number % 10 == 5 {
        // The reply came before, and answering it takes 40 seconds.
        log.replied(number, at: now - 2_000, optsOut: false)
        log.responded(number, by: 0, at: now + 40_000)
        now += 40_000
      } else if number == 100 {
        now += 60 * Self.minute
      } else {
        now += 15_000
      }
    }
    let pace = try #require(CampaignFit(log).pace)
    #expect(abs(pace.value - 240) < 1)
    #expect(pace.low < 240 && 240 < pace.high && pace.count > 150)
  }

  /// A day of members who text and answer as exponential times have it, each alike: 240 texts an hour, a reply every 100 seconds and a minute
  /// for a response.
  private func day(_ members: Int, texts: Int, _ luck: inout Luck) -> CampaignLog {
    var log = CampaignLog()
    for member in 0..<members {
      var (now, reply, asked) = (0.0, luck.time(100_000), 0)
      for number in 0..<texts {
        let contact = member * texts + number
        log.sent(contact, by: member, at: Int64(now))
        now += luck.time(15_000)
        // Replies that came meanwhile are answered first.
        while reply < now, asked < number {
          let from = member * texts + asked
          asked += 1
          log.replied(from, at: Int64(reply), optsOut: false)
          now += luck.time(60_000)
          log.responded(from, by: member, at: Int64(now))
          reply += luck.time(100_000)
        }
        reply = max(reply, now)
      }
    }
    return log
  }

  @Test func `nine of ten intervals of a pace hold it`() throws {
    var luck = Luck(state: 7)
    var (held, ratios) = (0, 0.0)
    for _ in 0..<200 {
      let pace = try #require(MemberWork(day(4, texts: 300, &luck)).pace)
      if pace.low <= 240, 240 <= pace.high { held += 1 }
      ratios += pace.value / 240
    }
    // Chance gives 168 to 191 in 99 of 100 cases.
    #expect((168...191).contains(held), "\(held) of 200")
    #expect(abs(ratios / 200 - 1) < 0.01)
  }

  @Test func `members who are all alike are of one kind`() {
    var luck = Luck(state: 11)
    let differing = (0..<40).count { _ in !MemberWork(day(60, texts: 60, &luck)).kinds.isEmpty }
    #expect(differing <= 2)
  }

  @Test func `handling is from what was waiting`() throws {
    var log = CampaignLog()
    steady(60, into: &log)
    let begin: Int64 = 60 * 15_000
    for number in 0..<30 { log.replied(number, at: begin + Int64(number), optsOut: false) }
    for number in 0..<30 { log.responded(number, by: 0, at: begin + 1_000 + Int64(number + 1) * 50_000) }
    let handling = try #require(CampaignFit(log).handling)
    #expect(abs(handling.median.value - 50_000) < 1_000)
    #expect(handling.median.count == 29)
  }

  @Test func `opt outs, clicks and what did not arrive`() throws {
    var log = CampaignLog()
    steady(1_000, into: &log)
    let end: Int64 = 1_000 * 15_000
    for number in stride(from: 0, to: 1_000, by: 50) { log.undelivered(number) }
    for number in stride(from: 1, to: 1_000, by: 20) {
      log.replied(number, at: answer(to: number), optsOut: number % 40 == 1)
    }
    for number in stride(from: 3, to: 1_000, by: 25) { log.clicked(number, at: answer(to: number)) }
    log.cameOrWent(0, isBack: false, at: end + 600 * Self.minute)
    let fit = CampaignFit(log)
    #expect(fit.texted == 1_000)
    #expect(fit.undelivered?.value == 0.02)
    #expect(fit.optOut?.count == 980)
    let click = try #require(fit.click)
    #expect(click.low < 0.0408 && 0.0408 < click.high)
  }

  @Test func `a tag that differs is named, and one that does not is not`() {
    var log = CampaignLog()
    var traits = Traits()
    let donor = traits.add(Traits.Name(field: nil, value: "Donor"))
    let union = traits.add(Traits.Name(field: nil, value: "Union"))
    let texas = traits.add(Traits.Name(field: "state", value: "TX"))
    steady(2_000, into: &log)
    for number in 0..<2_000 {
      let isDonor = number % 10 == 0
      traits.append((isDonor ? [donor] : []) + (number % 3 == 0 ? [union] : []) + (number % 4 == 1 ? [texas] : []))
      let draw = number / 10 % 10
      if isDonor ? draw < 4 : draw == 0 { log.replied(number, at: answer(to: number), optsOut: false) }
    }
    log.cameOrWent(0, isBack: false, at: 3_000 * Self.minute)
    let groups = CampaignFit(log, traits).groups
    #expect(groups.map(\.name) == [Traits.Name(field: nil, value: "Donor")])
    #expect(abs((groups.first?.reply?.value ?? 0) - 0.4) < 0.03)
    #expect(groups.first?.optOut == nil)
  }

  @Test func `nothing is no fault`() {
    let fit = CampaignFit(CampaignLog())
    #expect(fit.texted == 0 && fit.reply == nil && fit.pace == nil && fit.delay == nil)
    var log = CampaignLog()
    log.replied(3, at: 5, optsOut: true)
    log.responded(4, by: 70_000, at: 6)
    log.closed(9)
    #expect(CampaignFit(log).texted == 0 && log.strayReplies == 1)
  }
}

/// Exponential times, the same in each run.
private struct Luck {
  var state: UInt64

  mutating func time(_ mean: Double) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return -mean * log((Double(state >> 11) + 0.5) / Double(1 << 53))
  }
}
