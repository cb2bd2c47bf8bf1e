import Campaign
import Statistics
import Testing
import Text

@testable import Results
@testable import Simulation

/// What pages about several settings and about two rule files answer.
@Suite struct SettingsAndComparisonTests {
  private func sample(_ name: String) throws -> SamplePage { try #require(SamplePage.all.first { $0.name == name }) }

  private func answer(_ sample: SamplePage, _ styles: [String]) throws -> AnswerView {
    let report = try sample.report()
    let settings = styles.enumerated().map { number, style -> SettingResult in
      let result = SettingResult(["k"], ["\(number)"], report, runs: 10)
      return result.answered(style)
    }
    return SettingsAnswer(settings: settings, isJudged: report.isJudged).view()
  }

  @Test func `settings`() throws {
    let day = try sample("settings")
    func text(_ styles: [String]) throws -> String {
      let view = try answer(day, styles)
      return view.word + " " + view.headline
    }
    #expect(try text(["yes", "no", "yes"]) == "k 0 is the smallest of 3 that keeps up.")
    #expect(try answer(day, ["yes", "no", "yes"]).sentences.first == "2 of 3 settings keep up: k 0, k 2.")
    #expect(try text(["no", "yes"]) == "k 1 is the smallest of 2 that keeps up; 0 does not keep up.")
    #expect(try text(["yes", "yes", "no"]) == "k 1 is the largest of 3 that keeps up; 2 does not keep up.")
    #expect(try text(["unsure", "yes"]) == "k 1 is the smallest of 2 that keeps up; for 0 it is not settled.")
    #expect(try text(["no", "no"]) == "None. No setting answers enough replies and texts the whole list.")
    #expect(try text(["no", "unsure"]) == "Not settled. No setting is sure to keep up.")
    let many = try answer(day, [String](repeating: "yes", count: 8)).sentences
    #expect(many.first == "All 8 settings keep up: k 0, k 1, k 2, k 3, k 4 and 3 more.")
    let view = try answer(day, ["yes", "unsure"])
    #expect(view.sentences.contains("For 1 of 2 it is not settled."))
    #expect(view.sentences.last?.hasSuffix("with 95\u{A0}% confidence. 1 other setting may be as soon.") == true)
  }

  @Test func `keys are whole`() throws {
    let page = Markup(try sample("a grid with gates").html())
    let names = page.all("th").map(\.text)
    #expect(names.contains("members.count 10, contacts.count 5, run.until 1h"))
    #expect(page.all("text").contains { $0.text == "10, 5, 1h" })
  }

  @Test func `gates decide settings`() throws {
    let view = try answer(try sample("a grid with gates"), ["no", "yes", "yes"])
    #expect(view.word + " " + view.headline == "k 1 is the smallest of 3 that passes; 0 fails.")
    #expect(view.sentences.first == "2 of 3 settings pass: k 1, k 2.")
    #expect(try answer(try sample("a grid with gates"), ["yes"]).headline == "It passes: k 0.")
  }

  /// The gate at which the smaller setting fails has its words.
  @Test func `the failing gate is named`() throws {
    let report = try sample("gates").report()
    let settings = ["8", "10"].map { SettingResult(["k"], [$0], report, runs: 0) }
    #expect(settings[0].answer.style == "no")
    let view = SettingsAnswer(settings: [settings[0], settings[1].answered("yes")], isJudged: true).view()
    let why = try #require(report.judgements.first { $0.verdict == .fail }).gate.words
    #expect(view.headline == "is the smallest of 2 that passes; 8 fails the gate that \(unbroken(why)).")
    let none = SettingsAnswer(settings: settings, isJudged: true)
    #expect(none.view().headline == unbroken("Every setting fails a gate, and k 10 the gate that \(why)."))
    #expect(
      none.view().lines.hasPrefix(
        "None. Every setting fails a gate, and k 10 the gate that \(why.replacing("\u{A0}", with: " ")).\n"))
  }

  /// Values that are no numbers have no smallest.
  @Test func `names have no order`() throws {
    let report = try sample("settings").report()
    let settings = ["fast", "slow"].map { SettingResult(["mode"], [$0], report, runs: 0).answered("yes") }
    let view = SettingsAnswer(settings: settings, isJudged: false).view()
    #expect(view.word + " " + view.headline == "All 2 settings keep up: mode fast, mode slow.")
  }

  /// Two keys are rows and columns, with a number and a verdict in each cell.
  @Test func `two keys make a table`() throws {
    let report = try sample("settings").report()
    let settings = ["a", "b"].flatMap { row in
      ["1", "2", "3"].map { SettingResult(["k", "l"], [row, $0], report, runs: 0).answered("yes") }
    }
    let view = SettingsSection(keys: ["k", "l"], settings: settings).view()
    let verdicts = view.tables[0]
    #expect(verdicts.rows.allSatisfy { $0.cells.allSatisfy { $0.text == "✓ yes" && $0.style == "word yes" } })
    #expect(view.intro[0].contains("✓ keeps up, ✗ does not, ? is not settled") && !view.intro[0].contains("pictures"))
    let heat = view.tables[1]
    #expect(
      view.charts.isEmpty && heat.head.map(\.text) == ["l 1", "l 2", "l 3"] && heat.rows.map(\.name) == ["a", "b"])
    let wait = try #require(report.metric(.firstResponseWait)?.estimate.mean)
    #expect(heat.rows[1].cells[2].text == Metric.Unit.milliseconds.text(wait))
    #expect(heat.rows[1].cells[2].margin == "✓" && heat.rows[1].cells[2].style == "least")
  }

  @Test func `gates are named`() throws {
    let report = try sample("a grid with gates").report()
    let view = SettingsSection(keys: ["k"], settings: [SettingResult(["k"], ["1"], report, runs: 0)]).view()
    let table = try #require(view.tables.first { $0.id == "settings-gates" })
    #expect(table.head.map(\.text) == report.judgements.map(\.gate.words))
  }

  /// What is a metric already is no row of the totals, here as on a terminal.
  @Test func `no row twice`() throws {
    let comparison = try sample("comparison").comparison([.roundRobin, .sharedInbox])
    let tables = DifferencesSection(comparison: comparison).view().tables
    #expect(!tables[1].rows.contains { $0.name == CountName.needsAttention.title })
    #expect(comparison.totals.contains { $0.count == .needsAttention })
    #expect(tables[1].rows.map(\.name) == comparison.shownTotals.map(\.count.title))
    #expect(tables[0].note == PercentileNotes.comparisons + ".")
  }

  /// A curve has the same words wherever it is drawn.
  @Test func `curves have one name`() throws {
    let comparison = try sample("comparison").comparison([.roundRobin, .sharedInbox])
    let charts = ComparedDaySection(comparison: comparison).view().charts
    #expect(charts.map(\.id) == [Curve.Name.needsAttention, .replyWait, .sent, .queueLength].map(\.words.id))
    #expect(charts.map(\.title) == [Curve.Name.needsAttention, .replyWait, .sent, .queueLength].map(\.words.title))
    let day = DaySection(report: comparison.a).view().charts
    #expect(
      day.last?.title == Curve.Name.sent.words.title && day.last?.text.hasPrefix(Curve.Name.sent.words.text) == true)
  }

  /// Long keys would leave no room for their values beside a picture.
  @Test func `pictures name values`() throws {
    var page = SettingsPage(keys: ["members.texting.texts_per_hour"], run: SamplePage("a").run)
    for value in ["60", "120"] { page.add([value], try SamplePage("a").report()) }
    let markup = Markup(try page.html())
    #expect(markup.all("text").contains { $0.text == "120" })
    #expect(markup.all("th").contains { $0.text == "members.texting.texts_per_hour 120" })
  }

  @Test func `every run has a row`() throws {
    let report = try SamplePage("a") { $0.contacts = 20 }.report()
    func section(_ limits: [Int]) -> SectionView {
      let settings = limits.enumerated().map { SettingResult(["k"], ["\($0)"], report, runs: $1) }
      return SettingsSection(keys: ["k"], settings: settings).view()
    }
    let view = section([9, 9])
    #expect(view.folded.map(\.title) == ["3 runs with k 0", "3 runs with k 1"] && view.tables[0].note == nil)
    let table = view.folded[1].data
    #expect(table.rows.map(\.name) == ["1", "2", "3"] && table.head.count == SettingResult.runColumns.count)
    for (run, row) in table.rows.enumerated() {
      let summary = try #require(report.metric(.firstResponseWait)?.summaries[run])
      #expect(row.cells[0].text == Metric.Unit.milliseconds.text(summary.mean))
      #expect(row.cells[1].text == Metric.Unit.milliseconds.text(summary.percentile(95)))
    }
    let cut = section([9, 1, 0])
    #expect(cut.folded.map(\.title) == ["3 runs with k 0", "The first 1 of 3 runs with k 1"])
    #expect(cut.tables[0].note?.hasPrefix("Below are the first 4 of 9 runs, one by one; --format csv ") == true)
  }

  /// Every replication of as many settings as there may be would be a page that no one opens.
  @Test func `runs are bounded`() throws {
    let report = try SamplePage("a") {
      $0.contacts = 1
      $0.scenario.until = 1.0 * .minute
      $0.scenario.replications = 300
    }.report()
    var page = SettingsPage(keys: ["k"], run: SamplePage("a").run)
    for value in 1...7 { page.add(["\(value)"], report) }
    let text = Markup(try page.html()).all("summary").map(\.text)
    #expect(text.contains("The first 200 of 300 runs with k 7"), "\(text)")
  }

  /// The mean time to text the list is over the runs that did, and their number stands there.
  @Test func `unfinished lists`() throws {
    func cell(_ perHour: Double, _ contacts: Int) throws -> TableView.Cell {
      let report = try SamplePage("a") {
        $0.contacts = contacts
        $0.scenario.members.general.texting = MemberBehaviour.texting(perHour: perHour)
      }.report()
      let setting = SettingResult(["k"], ["0"], report, runs: 0)
      let table = SettingsSection(keys: ["k"], settings: [setting]).view().tables[0]
      return table.rows[0].cells[try #require(table.head.firstIndex { $0.text == "whole list texted" })]
    }
    #expect(try cell(30, 5_000).margin == "(0 of 3 runs)")
    #expect(try cell(120, 10).margin?.contains("runs") != true)
  }

  @Test func `what varies is no fact`() throws {
    var page = SettingsPage(keys: ["until"], run: SamplePage("a").run)
    for hours in [1.0, 2.0] {
      page.add(["\(hours)"], try SamplePage("a") { $0.scenario.until = hours * .hour }.report())
    }
    let terms = Markup(try page.html()).all("dt").map(\.text)
    #expect(terms.contains("Seed") && terms.contains("Contacts") && !terms.contains("Length of a run"))
    #expect(throws: (any Error).self) { try SettingsPage(keys: [], run: SamplePage("a").run).html() }
  }

  @Test func `compared days`() throws {
    let same = ComparisonAnswer(
      comparison: try sample("a comparison with itself").comparison([.lastTeamMember, .sharedInbox]))
    #expect(same.view().headline == "First responses come as soon under both, in every run.")
    #expect(same.view().sentences.first == "No one’s contacts go to someone else.")
    #expect(same.view().sentences.last?.hasPrefix("Under both, replies: yes, ") == true)
    #expect(same.figures.allSatisfy { ["0 s", "0", "0 points"].contains($0.value) && $0.range == nil })

    let nobody = ComparisonAnswer(
      comparison: try sample("a comparison without anyone").comparison([.roundRobin, .sharedInbox]))
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
    #expect(slower.next?.text.hasPrefix("Keep A") == true)
    #expect(slower.headline.hasPrefix("On average, first responses come ") && slower.headline.contains("later ("))
    var other = busy
    other.steps = [.roundRobin, .sharedInbox]
    let faster = ComparisonAnswer(comparison: other.comparison([.sharedInbox])).view()
    #expect(faster.style == "yes" && faster.headline.contains("sooner ("), "\(faster)")
  }

  /// One run of each settles nothing, and no sentence speaks of an average or of intervals.
  @Test func `one run of each`() throws {
    let comparison = try sample("a comparison of one run").comparison([.roundRobin, .sharedInbox])
    let view = ComparisonAnswer(comparison: comparison).view()
    #expect(view.word == "Not settled." && view.headline.hasPrefix("In the one run, first responses come "), "\(view)")
    #expect(view.sentences.last?.hasPrefix("This is one run of each: ") == true)
    #expect(view.next?.option == "--replications 20")
    let intro = DifferencesSection(comparison: comparison).view().intro.joined()
    #expect(intro.hasSuffix("so nothing is sure to differ.") && !intro.contains(" 0 "), "\(intro)")
  }

  /// Both ends of a range, and the number beside it, have one unit.
  @Test func `one unit`() {
    let text = QuantityText(.milliseconds, .page)
    #expect(text.difference(-66_000...(-36_000)) == "−1.1 to −0.6 min")
    #expect(text.difference(-50_000, beside: -66_000...(-36_000)) == "−0.8 min")
    #expect(text.text(50_000, beside: nil) == "50.0 s")
    #expect(text.difference(0...0) == "0 s" && text.difference(-100...100) == "−100 to +100 ms")
    #expect(QuantityText(.share, .page).difference(0) == "0 points")
  }

  @Test func `numbers have signs`() {
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
