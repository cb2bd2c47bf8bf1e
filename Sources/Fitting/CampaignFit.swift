internal import Statistics

/// What a log says about how contacts answer and members work.
public struct CampaignFit: Sendable {
  /// Contacts who were texted, and all that were read.
  public let texted: Int
  public let contacts: Int
  public let begin: Int64
  public let end: Int64

  /// Which share of first texts never arrived; nil where the log never says that one did not.
  public let undelivered: FittedValue?
  /// Of those reached and in no group.
  public let reply: FittedValue?
  public let optOut: FittedValue?
  public let click: FittedValue?
  public let delay: DelayFit?
  /// The share of all texted contacts from whom a reply had come when the log ended: what a count alone says.
  public let counted: Double
  /// Replies per conversation.
  public let meanReplies: FittedValue?
  public let groups: [FittedGroup]
  public let pace: FittedValue?
  /// Slow, usual and fast members; empty where they do not differ.
  public let kinds: [PaceKind]
  public let handling: DelayFit?
  /// Members who texted or responded.
  public let members: Int
  /// When they were at work.
  public let shifts: WorkedShifts

  /// With fewer contacts a share is anything.
  private static let fewestTexted = 20

  /// - Parameters:
  ///   - late: answers of the next day, as they usually are.
  ///   - textsAtOnce: how many texts a member takes from the list at once; nil where members may have nothing more to do while others work
  ///     on.
  public init(
    _ log: CampaignLog, _ traits: Traits = Traits(), late: LateAnswers? = nil, textsAtOnce: Int? = 1
  ) {
    contacts = log.contacts.count
    (begin, end) = (min(log.begin, log.end), log.end)
    let reached = log.contacts.lazy.filter { $0.firstText != .min && !$0.isUndelivered }
    texted = log.texted
    let lost = log.contacts.count { $0.firstText != .min && $0.isUndelivered }
    undelivered = lost > 0 ? exactShare(lost, of: texted) : nil
    counted = Double(reached.count { $0.firstDelay < .infinity && !$0.optedOut }) / Double(max(1, texted))

    let answers = Answers(log, reached)
    let fitted = DelayFit(
      answers.delays, within: answers.within, waiting: [answers.first, answers.further], late: late)
    delay = fitted
    let search = GroupSearch(log, traits, fitted?.shape)
    groups = search.groups
    let rest = search.rest()
    let answered = rest.replies + rest.optOuts
    // The share who answer at all has the uncertainty of how many answers were still to come; how answers divide has that of
    // counting alone.
    if rest.total < Self.fewestTexted {
      (reply, optOut) = (nil, nil)
    } else if groups.isEmpty, let all = fitted?.shares.first, answered > 0 {
      reply = all.times(rest.replies, of: answered)
      optOut = all.times(rest.optOuts, of: answered)
    } else {
      reply = rest.share(\.replies).widened(by: fitted?.shares.first, rest)
      optOut = rest.share(\.optOuts)
    }
    let clicks = reached.count { $0.clickDelay < .infinity }
    if clicks > 0 {
      let scale = rest.reached > 0 ? Double(rest.total) / rest.reached : 1
      click = exactShare(clicks, of: reached.count).scaled(by: scale)
    } else {
      click = nil
    }
    meanReplies = (fitted?.shares.last).flatMap { share in
      share.count >= DelayFit.fewest ? share.mapped { 1 / (1 - min(0.999, $0)) } : nil
    }
    let work = MemberWork(log)
    members = Set(log.actions.map(\.member)).count
    shifts = WorkedShifts(log, textsAtOnce: textsAtOnce)
    pace = work.pace
    kinds = work.kinds
    handling = DelayFit(work.handling, within: work.handling.map { _ in 1e15 }, waiting: [])
  }
}

/// All delays of a log, and who was still waited for at its end.
private struct Answers {
  var delays: [Double] = []
  var within: [Double] = []
  var first: (answered: Int, windows: [Double]) = (0, [])
  var further: (answered: Int, windows: [Double]) = (0, [])

  init(_ log: CampaignLog, _ reached: some Sequence<CampaignLog.Contact>) {
    for contact in reached {
      if contact.firstDelay < .infinity {
        first.answered += 1
        delays.append(Double(contact.firstDelay))
        within.append(Double(log.end - contact.firstText))
      } else {
        first.windows.append(Double(log.end - contact.firstText))
      }
      if contact.phase == .answered { further.windows.append(Double(log.end - contact.since)) }
    }
    for (delay, asked) in log.furtherDelays {
      further.answered += 1
      delays.append(Double(delay))
      within.append(Double(log.end - asked))
    }
  }
}

private func exactShare(_ count: Int, of total: Int) -> FittedValue {
  let range = exactBinomialInterval(count, of: total, level: fittedLevel)
  return FittedValue(Double(count) / Double(max(1, total)), range.lowerBound, range.upperBound, count: total)
}

extension FittedValue {
  /// The figure on another scale.
  fileprivate func mapped(_ scale: (Double) -> Double) -> Self {
    Self(
      scale(value), scale(low), scale(high), ofDay: (scale(lowOfDay), scale(highOfDay)), count: count)
  }

  fileprivate func scaled(by factor: Double) -> FittedValue { mapped { min(1, $0 * factor) } }

  /// A part of this share, of which so many of so many answers are: both are uncertain, and independent of each other.
  fileprivate func times(_ part: Int, of all: Int) -> FittedValue {
    let split = exactShare(part, of: all)
    let middle = value * split.value
    func end(_ own: Double, _ other: Double, _ sign: Double) -> Double {
      let a = (own - value) * split.value
      let b = (other - split.value) * value
      return min(1, max(0, middle + sign * (a * a + b * b).squareRoot()))
    }
    return FittedValue(
      middle, end(low, split.low, -1), end(high, split.high, 1),
      ofDay: (end(lowOfDay, split.low, -1), end(highOfDay, split.high, 1)), count: count)
  }

  /// With the uncertainty of how many answers were still to come, as the share of all who answer has it beyond that of counting.
  fileprivate func widened(by all: FittedValue?, _ rest: GroupSearch.Count) -> FittedValue {
    guard let all, all.value > 0, value > 0 else { return self }
    let plain = exactShare(Int((all.value * Double(all.count)).rounded()), of: all.count)
    func more(_ end: Double, _ plainEnd: Double) -> Double {
      let (a, b) = ((end - all.value) / all.value, (plainEnd - plain.value) / max(1e-12, plain.value))
      return max(0, a * a - b * b)
    }
    func end(_ own: Double, _ more: Double, _ sign: Double) -> Double {
      let relative = (own - value) / value
      return min(1, max(0, value * (1 + sign * (relative * relative + more).squareRoot())))
    }
    return FittedValue(
      value, end(low, more(all.low, plain.low), -1), end(high, more(all.high, plain.high), 1), ofDay: (low, high),
      count: count)
  }
}
