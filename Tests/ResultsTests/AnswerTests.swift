import Campaign
import Statistics
import Testing

@testable import Results
@testable import Simulation

/// What the page answers, for days whose course is known.
@Suite struct AnswerTests {
  private func sample(_ name: String) throws -> SamplePage { try #require(SamplePage.all.first { $0.name == name }) }

  private func answer(_ name: String) throws -> AnswerView { Answer(report: try sample(name).report()).view() }

  private func text(_ answer: AnswerView) -> String { answer.word + " " + answer.headline }

  @Test func `keeping up`() throws {
    let day = try answer("forty members")
    #expect(day.style == "yes" && day.headline.hasPrefix("40 members keep up: "))
    #expect(day.headline.hasSuffix(" replies are answered by the end, and the whole list is texted."))
  }

  @Test func `not keeping up`() throws {
    let day = try answer("one member and far too much")
    #expect(day.style == "no" && day.headline.hasPrefix("1 member does not keep up: "), "\(day)")
    #expect(day.headline.contains(" of 900 contacts are left."))
    #expect(day.sentences.contains { $0.contains(" of first replies are still open at the end") })
    #expect(
      day.sentences.contains { $0.hasPrefix("On average, ") && $0.contains(" conversations still wait at the end (") })
    #expect(day.sentences.contains { $0.hasPrefix("The list is not finished in 3\u{A0}h: ") })
  }

  /// Answered replies do not hide a list of which most is left.
  @Test func `the list counts`() throws {
    let slow = SamplePage("slow") {
      $0.names = (1...12).map { "member \($0)" }
      $0.contacts = 5_000
      $0.scenario.members.general.texting = MemberBehaviour.texting(perHour: 40)
      $0.scenario.replications = 6
    }
    let report = try slow.report()
    let day = Answer(report: report).view()
    #expect(day.style == "no" && day.word == "Replies: yes. List: no.", "\(day)")
    #expect(day.headline.hasSuffix(" of 5,000 contacts are left."))
    #expect(day.parts.map(\.style) == ["yes", "no"] && day.parts.map(\.text) == ["Replies: yes.", "List: no."])
    #expect(day.next?.option == "--vary members.count=15,18,24")
    let lines = Findings(report: report).lines().split(separator: "\n")
    #expect(lines[0].hasPrefix("replies: yes, ") && lines[0].hasSuffix(" answered by the end"), "\(lines)")
    #expect(lines[1].hasPrefix("list: no, 3,") && lines[1].hasSuffix(" of 5,000 contacts left"), "\(lines)")
    #expect(report.text().contains("\n" + lines.joined(separator: "\n") + "\n"))
  }

  /// Gates that pass say nothing about what they do not ask for.
  @Test func `gates do not hide the list`() throws {
    let slow = SamplePage("slow") {
      $0.contacts = 2_000
      $0.scenario.members.general.texting = MemberBehaviour.texting(perHour: 10)
      $0.scenario.gates = [.statistic(.mean, .metric(.unanswered), .less, limit: 1_000)]
      $0.scenario.replications = 20
    }
    let day = Answer(report: try slow.report()).view()
    #expect(day.word == "Gates: yes." && day.headline.hasPrefix("The gate passes. List: no, "), "\(day)")
    #expect(day.sentences.contains("Chance alone settles a gate wrongly in at most 5 of 100 simulations like this."))
    // Fewer members would not text the list either.
    #expect(day.next?.text == "See how many members would do:")
  }

  /// Few runs with few replies settle nothing.
  @Test func `too few runs`() throws {
    let few = SamplePage("few") {
      $0.names = ["ana"]
      $0.contacts = 60
      $0.scenario.members.general.handling = RandomDuration(.exponential(mean: 900_000))
    }
    let day = Answer(report: try few.report()).view()
    #expect(day.style != "yes" && day.word.hasPrefix("Replies: not settled. List: "), "\(day)")
    #expect(day.headline.contains("3 runs cannot tell whether that is enough; "), "\(day)")
  }

  /// What to do follows from what was found.
  @Test func `next steps`() throws {
    func step(_ members: Int, _ runs: Int, _ tone: AnswerTone, _ gates: [Gate] = []) throws -> String? {
      let report = try SamplePage("a") {
        $0.names = (0..<members).map { "member \($0)" }
        $0.contacts = 5
        $0.scenario.replications = runs
        $0.scenario.gates = gates
      }.report()
      return NextStep(after: report, tone).map { $0.option ?? $0.text }
    }
    #expect(try step(8, 3, .yes) == "--vary members.count=4,6,8")
    #expect(try step(2, 3, .yes)?.hasPrefix("Try what could go wrong") == true)
    #expect(try step(8, 3, .no) == "--vary members.count=10,12,16")
    #expect(try step(1, 3, .no) == "--vary members.count=2")
    #expect(try step(8, 3, .unsure) == "--replications 20")
    #expect(try step(8, 25, .unsure) == "--replications 100")
    #expect(try step(0, 3, .no) == nil)
    // Where gates say what passes, the number is searched for.
    let waits = { Gate.statistic(.mean, .metric(.unanswered), .less, limit: $0) }
    #expect(try step(8, 25, .yes, [waits(1_000)]) == "--least members.count=1..8")
    #expect(try step(8, 25, .no, [waits(-1)]) == "--least members.count=9..16")
    #expect(try step(8, 25, .no, [waits(1_000)]) == "--vary members.count=10,12,16")
    // More members do not make shares more even.
    let uneven = Gate.statistic(.mean, .metric(.sentRange), .greater, limit: 1_000)
    #expect(try step(8, 25, .no, [uneven])?.hasSuffix("with patchbay compare.") == true)
  }

  /// A list that some runs finish is not settled, on the page as in the text.
  @Test func `some runs finish the list`() throws {
    let report = try SamplePage("some") {
      $0.contacts = 240
      $0.scenario.replications = 24
      $0.scenario.gates = [.statistic(.mean, .metric(.neverSent), .less, limit: 200)]
    }.report()
    let day = Answer(report: report).view()
    #expect(day.headline.contains(" List: not settled, finished in "), "\(day)")
    #expect(report.text().contains("\nlist: not settled, finished in "))
  }

  /// Shares of a handful say of how many they are.
  @Test func `few replies`() throws {
    let report = try SamplePage("few") {
      $0.contacts = 8
      $0.scenario.replications = 2
    }.report()
    let count = try #require(report.metric(.firstResponseWait)?.count)
    #expect((1..<20).contains(count))
    #expect(
      Answer(report: report).view().sentences.contains { $0.hasSuffix(" only \(count) first replies in 2 runs.") })
  }

  @Test func `nothing happened`() throws {
    #expect(text(try answer("no reply")) == "Nothing to answer. No contact replied.")
    let nobody = try answer("nobody")
    #expect(text(nobody) == "No. No one takes part.")
    #expect(
      nobody.sentences == [
        "The list is not finished in 3\u{A0}h: 150 of 150 contacts are never texted."
      ])
  }

  @Test func `one run settles nothing`() throws {
    let day = try answer("one run")
    #expect(day.style == "unsure" && text(day).hasPrefix("Not settled. In the one run, "), "\(day)")
    #expect(day.sentences.last?.hasPrefix("This is one run") == true)
    #expect(!day.sentences.joined().contains("confidence"))
    #expect(day.next?.option == "--replications 20")
  }

  // MARK: Verdicts

  /// A report with these verdicts of gates, and a precision target that is met or not.
  private func report(_ gates: [Verdict], isPrecise: Bool? = nil) throws -> SimulationReport {
    let simulator = SamplePage("gates").simulator([.sharedInbox])
    let gate = Gate.statistic(.mean, .metric(.unanswered), .less, limit: 5)
    let targets = isPrecise.map { [PrecisionTarget(.mean, .metric(.replyWait), halfWidth: $0 ? 9 : 0.001)] } ?? []
    // A gate about a number that is the same in all replications, or one with too few of them.
    let gateOf: (Verdict) -> Gate = { verdict in
      switch verdict {
      case .pass: gate
      case .fail: .statistic(.mean, .metric(.unanswered), .less, limit: 0.5)
      case .inconclusive: .statistic(.mean, .metric(.sentRange), .less, limit: 5)
      }
    }
    var judging = Judging(gates.map(gateOf), targets, looks: .fixed(40))
    judging.look { measured in
      if measured.quantity == .metric(.sentRange) { return [1, 1] + [Double?](repeating: nil, count: 38) }
      if measured.quantity == .metric(.replyWait) { return (0..<40).map { Double($0 % 3) } }
      return [Double](repeating: 1, count: 40)
    }
    #expect(judging.judgements.map(\.verdict) == gates)
    return simulator.report((0..<2).map { simulator.run(replication: $0) }, judging)
  }

  @Test func `gates decide`() throws {
    func answer(_ gates: [Verdict]) throws -> String { text(Answer(report: try report(gates)).view()) }
    let waiting = "less than 0.5 conversations wait at the end on average"
    let range = "the member with most first texts sends less than 5 more than the one with fewest on average"
    #expect(try answer([.pass]) == "Yes. The gate passes.")
    #expect(try answer([.pass, .pass]) == "Yes. All 2 gates pass.")
    #expect(try answer([.pass, .inconclusive]) == "Not settled. 1 of 2 gates is inconclusive. It asks that \(range).")
    #expect(
      try answer([.inconclusive, .inconclusive, .pass])
        == "Not settled. 2 of 3 gates are inconclusive. They ask that \(range); \(range).")
    #expect(try answer([.inconclusive, .fail]) == "No. 1 of 2 gates fails. It asks that \(waiting).")
    #expect(
      try answer([.fail, .fail, .fail]) == "No. 3 of 3 gates fail. They ask that \(waiting); \(waiting); and 1 more.")
    #expect(try answer([.fail]) == "No. The gate fails. It asks that \(waiting).")
  }

  /// The page, the text and the status have one verdict, also where only a precision target asks for it.
  @Test func `precision decides`() throws {
    let missed = try report([.pass], isPrecise: false)
    let view = Answer(report: missed).view()
    #expect(missed.verdict == .inconclusive && view.style == "unsure" && view.word == "Not settled.")
    #expect(view.headline == "The gate passes. Not known as precisely as asked: mean(reply_wait).")
    #expect(missed.text().hasSuffix("verdict: inconclusive\n"))
    let alone = try report([], isPrecise: false)
    #expect(text(Answer(report: alone).view()) == "Not settled. Not known as precisely as asked: mean(reply_wait).")
    #expect(alone.isJudged && alone.text().hasSuffix("verdict: inconclusive\n"))
    #expect(SettingResult(["k"], ["1"], alone, runs: 0).verdict == .inconclusive)
    let known = try report([], isPrecise: true)
    #expect(known.isJudged && known.verdict == .pass && known.text().hasSuffix("verdict: pass\n"))
  }

  /// With a list that everyone gets, the sentence about it says when.
  @Test func `the list is finished`() throws {
    let day = try answer("thirty days")
    #expect(day.sentences.contains { $0.hasPrefix("The list is finished after ") })
  }

  /// Conversations from before the warm-up are no part of the share of those after it.
  @Test func `warm up`() throws {
    let report = try SamplePage("warm-up") {
      $0.names = ["ana", "joe"]
      $0.contacts = 600
      $0.steps = [.roundRobin, .sharedInbox]
      // Ana goes early, and what waits in her inbox stays there.
      var early = $0.scenario.members.general
      early.handling = RandomDuration(.exponential(mean: 900_000))
      early.shifts = [.init(start: .zero, end: 30.0 * .minute)]
      $0.scenario.members.named = [.init("ana", early)]
      $0.scenario.members.general.texting = MemberBehaviour.texting(perHour: 200)
      $0.scenario.warmUp = 1.0 * .hour
    }.report()
    let waits = try #require(report.metric(.replyWait))
    let unanswered = try #require(report.metric(.unanswered))
    #expect(waits.open == waits.openWaits.reduce(0, +) && waits.openWaits.count == 3)
    let shares = zip(waits.summaries, waits.openWaits).map { 1 - Double($1) / Double($0?.count ?? 0) }
    let mean = try #require(Findings(report: report).answered.mean)
    #expect(abs(mean - shares.reduce(0, +) / 3) < 1e-12)
    // What waits at the end began before the warm-up was over, too.
    let all = zip(waits.summaries, unanswered.summaries).map { 1 - ($1?.mean ?? 0) / Double($0?.count ?? 1) }
    #expect(mean > all.reduce(0, +) / 3)
  }

  /// There are no fifths of a conversation.
  @Test func `people are whole`() throws {
    let report = try SamplePage("few replies") {
      $0.names = ["ana"]
      $0.contacts = 60
      $0.scenario.members.general.handling = RandomDuration(.exponential(mean: 90_000))
      $0.scenario.replications = 12
    }.report()
    let open = try #require(report.metric(.unanswered))
    let runs = try #require(open.runsWithAny, "\(open.summaries)")
    #expect(open.wholeText == "in \(runs.with) of 12 runs")
    #expect(Answer(report: report).view().sentences.contains { $0.contains(" of 12 runs, conversations still wait") })
  }
}
