internal import Campaign
package import Diagnostics
package import Experiments
internal import Fitting
internal import Interpreting
package import Records
internal import Routing
internal import RuleLanguage
internal import ScenarioLanguage
internal import Simulation
internal import SystemZones
internal import Text

extension PastCampaign {
  /// Reads a log: messages where columns are named, else events.
  ///
  /// - Parameters:
  ///   - format: by the log's name; nil where that does not say.
  ///   - isUnderRules: whether the rules are those of the campaign.
  ///   - lateBy: how late replies may be, in milliseconds; nil for the usual time.
  package func read(
    _ bytes: some ByteReader, as format: RecordFormat?, _ columns: MessageLogColumns?, isUnderRules: Bool,
    lateBy: Int64?, problems: inout some RecordProblemReceiver, progress: some Progress
  ) throws {
    if let columns {
      return try read(
        messages: bytes, format: format ?? .csv, columns: columns, problems: &problems, progress: progress)
    }
    if format == .csv {
      throw Failure(
        "the log is a table, and it is not said what its columns mean",
        help: "name them: `--columns contact=phone,direction=direction,at=sent_at,member=texter,text=body`")
    }
    do {
      let peeked = try PeekedBytes(bytes)
      if Self.isEffect(peeked.firstLine) { return try read(effects: peeked, progress: progress) }
      guard isUnderRules else {
        throw Failure(
          "an event stream does not say which first text a member sent: the rules do", help: "name them with `--rules`")
      }
      try read(events: peeked, lateBy: lateBy ?? EventOrder.standardLateBy, problems: &problems, progress: progress)
    } catch let error as LineTooLong {
      throw Failure("line \(lines + 1) of the log has more than \(error.limit) bytes")
    }
  }

  /// The scenario file. Throws where the log has no first text.
  ///
  /// - Parameter log: what the log is called.
  package func scenario(log name: String) throws(Failure) -> String {
    FittedScenario(try fitted(), log: name, contacts: contacts).text
  }

  /// The document with every figure, the scenario file, and its runs beside the log where these were made.
  ///
  /// - Parameter log: what the log is called.
  package func document(log name: String, _ test: BackTest?) throws(Failure) -> FitDocument {
    let fit = try fitted()
    return FitDocument(
      fit, FittedScenario(fit, log: name, contacts: contacts), test, log: name,
      lines: (lines, unreadable, ofStrangers))
  }

  private func fitted() throws(Failure) -> CampaignFit {
    if let fit { return fit }
    let fit = CampaignFit(log, traits, late: Self.late, textsAtOnce: checked.policy.distribution.textsAtOnce)
    guard fit.texted > 0 else {
      throw Failure(
        "the log has no first text",
        help: ofStrangers > 0
          ? "none of its contacts is on the list: compare the column of `contact=` with the ids and phones of the list"
          : "name a log of a campaign in which contacts were texted")
    }
    self.fit = fit
    return fit
  }

  /// The campaign simulated as the scenario says, on its own contacts as far as they are known, beside what happened. Each run draws the
  /// shares and the pace from their intervals.
  ///
  /// - Parameter log: what the log is called.
  package func backTest(log name: String, _ runs: ParallelRuns) throws(Failure) -> BackTest {
    let text = FittedScenario(try fitted(), log: name, contacts: contacts, isSpread: true).text
    var sink = DiagnosticSink()
    let source = Source(name: name, bytes: Array(text.utf8))
    let around = ScenarioSurroundings(zones: systemZones, rules: checked.policy)
    guard let scenario = parseScenario(source, name: name, around: around, sink: &sink) else {
      throw Failure("the scenario of this log cannot be read", cause: .program)
    }
    let supply =
      contacts(answeringAs: scenario) ?? SimulatedContacts(checked.policy, scenario, zones: systemZones).supply
    let simulator = Simulator(graph: compile(checked.policy), scenario: scenario, contacts: supply)
    return try BackTest(simulator, log, ofLog: columns?.count ?? 0 > 0, team: checked.policy.selectedCount, runs)
  }

  /// Those that the log or a list names; nil where there are none.
  private func contacts(answeringAs scenario: Scenario) -> ContactSupply? {
    guard var columns, columns.count > 0 else { return nil }
    columns.noteTags(of: scenario, in: interpreter.directory)
    let habits = scenario.replies.byField
    if !habits.isEmpty {
      let byTrait = traits.names.map { name in
        habits.firstIndex { $0.field == name.field && $0.value == name.value }
      }
      for contact in 0..<columns.count {
        columns.noteFieldHabit(traits.of(contact).compactMap { byTrait[Int($0)] }.min())
      }
    }
    return .list(columns)
  }

  /// Answers of the next day, as scenarios have them where nothing else is said.
  private static var late: LateAnswers? {
    guard case .lognormal(let median, let sigma)? = RandomDuration.replyDelay.parts.last?.shape else { return nil }
    return LateAnswers(median: median, sigma: sigma)
  }

  /// What is to be said of the log.
  package var notes: [String] {
    [firstUnreadable.map { "error: \($0)" }].compactMap(\.self)
      + (ofStrangers > 0
        ? ["note: \(counted(ofStrangers, "message")) of people who are not on the contact list passed over"] : [])
  }
}

extension Distribution {
  /// How many texts a member takes from the list at once; nil where members may stop with texts of others left: where each has their own,
  /// or no more than so many.
  fileprivate var textsAtOnce: Int? {
    if maxPerMember != nil || answersFirst != nil { return nil }
    return switch mode {
    case .firstComeFirstServed: 1
    case .buckets(let size): size
    case .distributed: nil
    }
  }
}
