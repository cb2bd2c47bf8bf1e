import Statistics
import Testing

@testable import Results
@testable import Simulation

/// What the page answers, for days whose course is known.
@Suite struct AnswerTests {
  private func answer(_ name: String) throws -> AnswerView {
    let sample = try #require(SamplePage.all.first { $0.name == name })
    return Answer(report: sample.report(), judgements: []).view()
  }

  private func text(_ answer: AnswerView) -> String { answer.word + " " + answer.headline }

  @Test func keepingUp() throws {
    let day = try answer("forty members")
    #expect(day.style == "yes" && day.headline.hasPrefix("40 members keep up: "))
    #expect(day.headline.hasSuffix(" replies are answered by the end."))
  }

  @Test func notKeepingUp() throws {
    let day = try answer("one member and far too much")
    #expect(day.style == "no" && day.headline.hasPrefix("1 member does not keep up: "), "\(day)")
    #expect(day.sentences.contains { $0.contains(" of first replies are still open at the end") })
    #expect(
      day.sentences.contains { $0.hasPrefix("On average, ") && $0.contains(" conversations still wait at the end (") })
    #expect(day.sentences.contains { $0.hasPrefix("The list is not finished in 3\u{A0}h: ") })
  }

  /// Few runs with few replies settle nothing.
  @Test func tooFewRuns() throws {
    let few = SamplePage("few") {
      $0.names = ["ana"]
      $0.contacts = 60
      $0.scenario.members.general.handling = RandomDuration(.exponential(mean: 900_000))
    }
    let day = Answer(report: few.report(), judgements: []).view()
    #expect(
      day.word == "Not settled." && day.headline.hasSuffix("3 runs cannot tell whether 1 member keeps up."), "\(day)")
  }

  @Test func nothingHappened() throws {
    #expect(text(try answer("no reply")) == "Nothing to answer. No contact replied.")
    let nobody = try answer("nobody")
    #expect(text(nobody) == "No. No one takes part.")
    #expect(
      nobody.sentences == [
        "The list is not finished in 3\u{A0}h: 150 of 150 contacts are never texted."
      ])
  }

  @Test func oneRunSaysSo() throws {
    let day = try answer("one run")
    #expect(day.sentences.last?.hasPrefix("This is one run") == true)
    #expect(!day.sentences.joined().contains("confidence"))
  }

  @Test func gatesDecide() throws {
    let report = SamplePage("gates").report()
    func answer(_ gates: [Verdict]) -> String {
      text(Answer(report: report, judgements: gates.map(judgement)).view())
    }
    #expect(answer([.pass]) == "Yes. The gate passes.")
    #expect(answer([.pass, .pass]) == "Yes. All 2 gates pass.")
    #expect(answer([.pass, .inconclusive]) == "Not settled. 1 of 2 gates is inconclusive.")
    #expect(answer([.inconclusive, .inconclusive, .pass]) == "Not settled. 2 of 3 gates are inconclusive.")
    #expect(answer([.inconclusive, .fail]) == "No. 1 of 2 gates fails.")
    #expect(answer([.fail, .fail]) == "No. 2 of 2 gates fail.")
    #expect(answer([.fail]) == "No. The gate fails.")
  }

  /// A gate about a number that is the same in all replications, or one with too few of them.
  private func judgement(_ verdict: Verdict) -> Judgement {
    let gate = Gate.statistic(.mean, .metric(.unanswered), .less, limit: 5)
    let values = [Double](repeating: verdict == .fail ? 9 : 1, count: verdict == .inconclusive ? 2 : 40)
    let judgement = Judgement(gate, values, level: 0.95)
    #expect(judgement.verdict == verdict)
    return judgement
  }

  /// With a list that everyone gets, the sentence about it says when.
  @Test func theListIsFinished() throws {
    let day = try answer("thirty days")
    #expect(day.sentences.contains { $0.hasPrefix("The list is finished after ") })
  }
}
