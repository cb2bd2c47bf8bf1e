internal import Statistics

/// How fast members send first texts while they have some to send and nothing else to do, and how long they take for a response while
/// something waits for them.
///
/// From one text to the next is too long where a reply came in between, or a break, or the list was over. So a gap counts as far as
/// nothing else was to do: up to the next text, or to the moment at which the reply came that was answered next.
public struct MemberWork: Sendable {
  /// First texts an hour.
  public let pace: FittedValue?
  /// The lengths of responses, in milliseconds.
  public let handling: [Double]
  /// By member: first texts and the time they took, in milliseconds.
  let byMember: [(texts: Int, time: Double)]
  /// The variance of gaps in squares of their mean; 1 for exponential ones.
  let variation: Double

  /// From this on, a gap is an absence. In milliseconds.
  private static let shortestAbsence = 120_000.0
  /// How many usual gaps an absence has at least: of exponential ones one in a million is that long.
  private static let gapsOfAbsence = 20.0

  public init(_ log: CampaignLog) {
    let gaps = Gaps(log)
    let absence = max(Self.shortestAbsence, Self.gapsOfAbsence * gaps.usualText)
    var texts = [Int](repeating: 0, count: log.members)
    var time = [Double](repeating: 0, count: log.members)
    /// Without what ended with a response.
    var lengths = time
    var squares = 0.0
    var handling: [Double] = []
    var both = (count: 0, time: 0.0)
    let longest = max(1_800_000, 40 * gaps.usualResponse)
    let mostAfterLast = 3.5 * gaps.usualText
    gaps.visit { gap in
      let member = Int(gap.member)
      let length = Double(gap.to.at - gap.from.at)
      let from = gap.from.act
      // Members who go finish what they are at.
      let isText =
        gap.to.act == .send && (from == .send || from == .respond && gaps.restsAfterResponses)
        || gap.to.act == .away && from == .send && gap.hasTexts
      if isText, length <= absence {
        texts[member] += 1
        time[member] += length
        lengths[member] += length
        squares += length * length
      } else if gap.from.act == .send, gap.to.act == .respond {
        // Until the reply came, only a text could have been next, unless there was none.
        let free = Double(max(0, min(gap.to.since, gaps.lastOfAll) - gap.from.at))
        if !gap.hasTexts {
          time[member] += min(free, mostAfterLast)
        } else if length <= absence {
          time[member] += free
          both = (both.count + 1, both.time + length)
        }
      }
      guard gap.to.act == .respond, gap.from.act != .away else { return }
      let waited = gap.to.since <= gap.from.at
      let rest = gap.from.act == .send ? 10 * gaps.usualText : 0
      let isIdle = !gap.hasTexts && Double(gap.to.since - gap.from.at) > rest
      guard gap.from.act == .respond && waited || isIdle else { return }
      let taken = Double(gap.to.at - max(gap.from.at, gap.to.since))
      if taken > 0, taken <= longest { handling.append(taken) }
    }
    // Who sends no more was at one when the list was over: to leave that out would make texts too fast.
    for (member, last) in gaps.open {
      time[member] += min(Double(gaps.lastOfAll - last), mostAfterLast)
    }
    self.handling = handling
    byMember = zip(texts, time).map { ($0, $1) }
    let count = texts.reduce(0, +)
    let total = time.reduce(0, +)
    guard count >= 5, total > 0 else {
      (pace, variation) = (nil, 1)
      return
    }
    let rate = Double(count) / total
    // Gaps of people vary less than exponential ones, or more.
    variation = min(9, max(0.3, squares * rate * rate / Double(count) - 1))
    let sample = Sample(handling)
    if !gaps.restsAfterResponses, Self.isShared(log), let sample {
      let counted = texts.indices.reduce(0) { $0 + lengths[$1] }
      pace = Self.pace(count, in: counted, responses: both, sample, variation)
    } else {
      pace = Self.pace(count, in: total, variation)
    }
  }

  /// Whether what waits is for whoever is free first. Then a reply that came may have been answered by someone else before this member
  /// was free, which a log does not tell from one that this member could not have answered.
  private static func isShared(_ log: CampaignLog) -> Bool { 5 * log.responsesOfOthers > 2 * log.responses }

  /// With the responses counted as well: a text and a response to what came in between take the time of both, and that of responses is
  /// known on average.
  private static func pace(
    _ texts: Int, in time: Double, responses: (count: Int, time: Double), _ handling: Sample, _ variation: Double
  ) -> FittedValue? {
    let number = Double(responses.count)
    let all = Double(texts + responses.count)
    let total = time + responses.time - number * handling.mean
    guard total > 0 else { return nil }
    let mean = total / all
    let variance =
      all * variation * mean * mean
      + number * handling.deviation * handling.deviation * (1 + number / Double(handling.count))
    let far = normalQuantile((1 + fittedLevel) / 2) * variance.squareRoot() / total
    let perHour = 3_600_000 / mean
    return FittedValue(perHour, perHour * exponential(-far), perHour * exponential(far), count: texts + responses.count)
  }

  func paceOf(_ texts: Int, in time: Double) -> FittedValue { Self.pace(texts, in: time, variation) }

  private static func pace(_ texts: Int, in time: Double, _ variation: Double) -> FittedValue {
    let perHour = Double(texts) / time * 3_600_000
    let far = normalQuantile((1 + fittedLevel) / 2) * (variation / Double(texts)).squareRoot()
    return FittedValue(perHour, perHour * exponential(-far), perHour * exponential(far), count: texts)
  }
}

/// From one thing that a member does to the next.
struct Gap {
  let member: UInt16
  let from: CampaignLog.Action
  let to: CampaignLog.Action
  /// Whether the member sent another first text later on, and so had some to send.
  let hasTexts: Bool
}

/// All gaps of a log, and which lengths are usual.
struct Gaps {
  private let log: CampaignLog
  /// By member: when they sent their last first text.
  private let lastText: [Int64]
  /// When anyone did.
  let lastOfAll: Int64
  /// Members of whom the log has nothing after a first text, with its moment.
  let open: [(member: Int, at: Int64)]
  private(set) var usualText = 0.0
  private(set) var usualResponse = 0.0
  /// Whether the time that a text takes passes before it, after a response too, and not only after another text.
  private(set) var restsAfterResponses = false

  init(_ log: CampaignLog) {
    self.log = log
    var last = [Int64](repeating: .min, count: log.members)
    var final = [CampaignLog.Act?](repeating: nil, count: log.members)
    for action in log.actions {
      final[Int(action.member)] = action.act
      if action.act == .send { last[Int(action.member)] = action.at }
    }
    lastText = last
    lastOfAll = last.max() ?? .min
    open = final.indices.filter { final[$0] == .send }.map { ($0, last[$0]) }
    var texts: [Float] = []
    var responses: [Float] = []
    var turns: [Float] = []
    visit { gap in
      let length = Float(gap.to.at - gap.from.at)
      if gap.to.act == .send, gap.from.act == .send { texts.append(length) }
      if gap.to.act == .send, gap.from.act == .respond { turns.append(length) }
      if gap.to.act == .respond, gap.from.act == .respond, gap.to.since <= gap.from.at { responses.append(length) }
    }
    usualText = Self.median(&texts)
    usualResponse = Self.median(&responses)
    restsAfterResponses = turns.count > 0 && Self.median(&turns) > 0.2 * usualText
  }

  private static func median(_ values: inout [Float]) -> Double {
    values.sort()
    return values.isEmpty ? 0 : Double(values[values.count / 2])
  }

  func visit(_ take: (Gap) -> Void) {
    var previous = [Int](repeating: -1, count: log.members)
    for (index, action) in log.actions.enumerated() {
      let member = Int(action.member)
      if previous[member] >= 0 {
        let from = log.actions[previous[member]]
        take(Gap(member: action.member, from: from, to: action, hasTexts: from.at < lastText[member]))
      }
      previous[member] = index
    }
  }
}
