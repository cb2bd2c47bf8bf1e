internal import Campaign
package import Diagnostics
internal import Fitting
package import Records
internal import Simulation
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
    let fit = CampaignFit(log, traits, late: Self.late)
    guard fit.texted > 0 else {
      throw Failure(
        "the log has no first text",
        help: ofStrangers > 0
          ? "none of its contacts is on the list: compare the column of `contact=` with the ids and phones of the list"
          : "name a log of a campaign in which contacts were texted")
    }
    return FittedScenario(fit, log: name, contacts: contacts).text
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
