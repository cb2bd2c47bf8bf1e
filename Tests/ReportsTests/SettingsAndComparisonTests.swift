import Campaign
import Testing

@testable import Reports
@testable import Simulation

/// What pages about several settings and about two rule files answer.
@Suite struct SettingsAndComparisonTests {
  private func sample(_ name: String) throws -> SamplePage { try #require(SamplePage.all.first { $0.name == name }) }

  private func answer(_ sample: SamplePage, _ styles: [String]) -> AnswerView {
    let report = sample.report()
    let settings = styles.enumerated().map { number, style -> SettingResult in
      let result = SettingResult(["k"], ["\(number)"], report)
      return result.answered(style)
    }
    return SettingsAnswer(settings: settings, hasGates: !report.judgements.isEmpty).view()
  }

  @Test func settings() throws {
    let day = try sample("settings")
    func text(_ styles: [String]) -> String {
      let view = answer(day, styles)
      return view.word + " " + view.headline
    }
    #expect(text(["yes", "no", "yes"]) == "2. Members keep up with k 0; k 2.")
    #expect(text(["yes", "yes"]) == "All. Members keep up with k 0; k 1.")
    #expect(text(["no", "no"]) == "None. Members keep up with no setting.")
    #expect(text(["no", "unsure"]) == "Not settled. No setting is sure to keep up.")
    #expect(text([String](repeating: "yes", count: 8)).hasSuffix("k 0; k 1; k 2; k 3; k 4 and 3 more."))
    let view = answer(day, ["yes", "unsure"])
    #expect(view.sentences.first == "For 1 of 2 it is not settled.")
    #expect(view.sentences.last?.hasSuffix("with 95\u{A0}% confidence. 1 other setting may be as soon.") == true)
  }

  @Test func keysAreShortWhereTheyDiffer() throws {
    let page = Markup(try sample("a grid with gates").html())
    let names = page.all("th").map(\.text)
    #expect(names.contains("members.count 10, contacts.count 5, until 1h"))
    #expect(page.all("text").contains { $0.text == "10, 5, 1h" })
  }

  @Test func whatVariesIsNoFact() throws {
    var page = SettingsPage(keys: ["until"], run: SamplePage("a").run)
    for hours in [1.0, 2.0] {
      page.add(["\(hours)"], SamplePage("a") { $0.scenario.until = hours * .hour }.report())
    }
    let terms = Markup(try page.html()).all("dt").map(\.text)
    #expect(terms.contains("Seed") && terms.contains("Contacts") && !terms.contains("Length of a run"))
    #expect(throws: (any Error).self) { try SettingsPage(keys: [], run: SamplePage("a").run).html() }
  }

  @Test func comparedDays() throws {
    let same = ComparisonAnswer(
      comparison: try sample("a comparison with itself").comparison([.lastTeamMember, .sharedInbox]))
    #expect(same.view().headline == "First responses come as soon under both, in every run.")
    #expect(same.view().sentences == ["Nobody’s contacts go to somebody else."])
    #expect(same.figures.allSatisfy { ["0\u{A0}ms", "0 ms", "0", "0 %"].contains($0.value) && $0.range == nil })

    let nobody = ComparisonAnswer(
      comparison: try sample("a comparison without anybody").comparison([.roundRobin, .sharedInbox]))
    #expect(nobody.view().word == "Nothing to answer.")

    // With turns alone a reply waits for one member, who may be busy.
    let busy = SamplePage("busy") {
      $0.contacts = 400
      $0.scenario.members.general.texting = MemberBehaviour.texting(perHour: 300)
      $0.scenario.replications = 8
      $0.steps = [.sharedInbox]
    }
    let slower = ComparisonAnswer(comparison: busy.comparison([.roundRobin, .sharedInbox])).view()
    #expect(slower.style == "no" && slower.word == "No.", "\(slower)")
    #expect(slower.headline.hasPrefix("On average, first responses come ") && slower.headline.contains("later ("))
    var other = busy
    other.steps = [.roundRobin, .sharedInbox]
    let faster = ComparisonAnswer(comparison: other.comparison([.sharedInbox])).view()
    #expect(faster.style == "yes" && faster.headline.contains("sooner ("), "\(faster)")
  }

  @Test func numbersHaveSigns() {
    #expect(["3 s", "-3 s", "0 s", "0.0 %", "12"].map(signed) == ["+3 s", "-3 s", "0 s", "0.0 %", "+12"])
    #expect(typeset("-3 to -1 s") == "−3 to −1 s")
  }
}

extension SettingResult {
  /// The same, with another answer.
  fileprivate func answered(_ style: String) -> SettingResult {
    var copy = self
    copy.answer = AnswerView(style: style, word: "", headline: "", sentences: [])
    return copy
  }
}
