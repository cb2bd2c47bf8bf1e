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
  /// What they did while they had texts to send and nothing else to do, by member.
  let byMember: [TextingTime]

  /// From this on, a gap is an absence. In milliseconds.
  private static let shortestAbsence = 120_000.0
  /// How many usual gaps an absence has at least: of exponential ones one in a million is that long.
  private static let gapsOfAbsence = 20.0
  /// And how many usual responses, where there is one in it.
  private static let responsesOfAbsence = 8.0

  public init(_ log: CampaignLog) {
    let gaps = Gaps(log)
    let absence = max(Self.shortestAbsence, Self.gapsOfAbsence * gaps.usualText)
    var times = [TextingTime](repeating: TextingTime(), count: log.members)
    /// Without what ended with a response.
    var whole = TextingTime()
    var both = TextingTime()
    var handling: [Double] = []
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
        times[member].add(length, isText: true)
        whole.add(length, isText: true)
      } else if gap.from.act == .send, gap.to.act == .respond {
        // Until the reply came, only a text could have been next, unless there was none. How long the response took says nothing about
        // that: to leave out what ends with a long one would make texts too fast.
        let free = Double(max(0, min(gap.to.since, gaps.lastOfAll) - gap.from.at))
        if !gap.hasTexts {
          times[member].add(min(free, mostAfterLast), isText: false)
        } else if free <= absence {
          times[member].add(free, isText: false)
          if length <= absence + Self.responsesOfAbsence * gaps.usualResponse { both.add(length, isText: true) }
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
      times[member].add(min(Double(gaps.lastOfAll - last), mostAfterLast), isText: false)
    }
    self.handling = handling
    byMember = times
    let sum = times.reduce(into: TextingTime()) { $0 += $1 }
    guard sum.texts >= 5, sum.time > 0 else {
      pace = nil
      return
    }
    if !gaps.restsAfterResponses, Self.isShared(log), let sample = Sample(handling) {
      pace = Self.pace(whole, both, sample)
    } else {
      pace = sum.pace
    }
  }

  /// Whether what waits is for whoever is free first. Then a reply that came may have been answered by someone else before this member
  /// was free, which a log does not tell from one that this member could not have answered.
  private static func isShared(_ log: CampaignLog) -> Bool { 5 * log.responsesOfOthers > 2 * log.responses }

  /// With the responses counted as well: a text and a response to what came in between take the time of both, and that of responses is
  /// known on average.
  private static func pace(_ texts: TextingTime, _ both: TextingTime, _ handling: Sample) -> FittedValue? {
    let number = Double(both.texts)
    let all = Double(texts.texts + both.texts)
    let total = texts.time + both.time - number * handling.mean
    guard total > 0 else { return nil }
    let mean = total / all
    let ofBoth = mean + handling.mean
    let meanIsUnsure = number * number * handling.deviation * handling.deviation / Double(handling.count)
    let variance =
      texts.squares(around: mean) + both.squares(around: ofBoth) + meanIsUnsure
    return FittedValue(
      pace: 3_600_000 / mean, deviation: variance.squareRoot() / total, count: texts.texts + both.texts)
  }
}

/// First texts and the time in which they were sent, in stretches that end with a text or with something else that was to do then.
struct TextingTime {
  private(set) var texts = 0
  /// In milliseconds.
  private(set) var time = 0.0
  private var timeOfTexts = 0.0
  private var squares = 0.0

  /// - Parameter isText: whether the stretch ended with a text.
  mutating func add(_ length: Double, isText: Bool) {
    time += length
    squares += length * length
    guard isText else { return }
    texts += 1
    timeOfTexts += length
  }

  static func += (sum: inout Self, more: Self) {
    sum.texts += more.texts
    sum.time += more.time
    sum.timeOfTexts += more.timeOfTexts
    sum.squares += more.squares
  }

  /// Of stretches that all ended with a text: the sum of the squares of their differences from a length.
  func squares(around mean: Double) -> Double {
    max(0, squares - 2 * mean * time + Double(texts) * mean * mean)
  }

  /// How much numbers of texts vary beside what exponential gaps would make of it: 1 for these, less where people are steadier. From how far
  /// the texts of each stretch, one or none, are from the number to be expected of its time, for all stretches: those that ended with a
  /// text are the shorter ones, and vary less by themselves.
  var variation: Double {
    guard time > 0, texts > 0 else { return 1 }
    let rate = Double(texts) / time
    let sum = Double(texts) - 2 * rate * timeOfTexts + rate * rate * squares
    return min(9, max(0.3, sum / Double(texts)))
  }

  /// First texts an hour; nil without any.
  var pace: FittedValue? {
    guard texts > 0, time > 0 else { return nil }
    return FittedValue(
      pace: Double(texts) / time * 3_600_000, deviation: (variation / Double(texts)).squareRoot(), count: texts)
  }
}

extension FittedValue {
  /// - Parameter deviation: the standard error of the pace's logarithm.
  fileprivate init(pace: Double, deviation: Double, count: Int) {
    let far = normalQuantile((1 + fittedLevel) / 2) * deviation
    self.init(pace, pace * exponential(-far), pace * exponential(far), count: count)
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
