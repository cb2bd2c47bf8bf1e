import Fitting
import Testing

@Suite struct DayCountTests {
  @Test func `what a log is counted for`() {
    let (minute, hour): (Int64, Int64) = (60_000, 3_600_000)
    var log = CampaignLog()
    for (number, member) in [0, 0, 0, 1, 2].enumerated() { log.sent(number, by: member, at: Int64(number) * minute) }
    log.cameOrWent(3, isBack: false, at: 5 * minute)
    log.replied(0, at: hour, optsOut: false)
    log.responded(0, by: 0, at: hour + 5 * minute)
    log.replied(0, at: hour + 6 * minute, optsOut: false)
    log.replied(1, at: 61 * minute, optsOut: false)
    log.responded(1, by: 1, at: hour + 10 * minute)
    log.replied(2, at: 2 * hour + 3 * minute, optsOut: false)
    log.replied(3, at: 10 * minute, optsOut: true)
    log.clicked(4, at: 20 * minute)
    let numbers = Dictionary(uniqueKeysWithValues: DayCount.allCases.map { ($0, log.number(of: $0)) })
    #expect(
      numbers == [
        .texts: 5, .mostTexts: 3, .fewestTexts: 1, .repliers: 3, .promptRepliers: 2, .optOuts: 1, .clicks: 1,
        .furtherReplies: 1, .responses: 2, .quickResponses: 1, .unanswered: 2,
      ])
    #expect(log.workers == 3)
    #expect(DayCount.allCases.allSatisfy { CampaignLog().number(of: $0) == 0 })
  }
}
