internal import Statistics

/// The shifts of a log, one for each stretch of work and each member who sent texts in it: when they began and ended on average, and how
/// many members stopped in the middle while others went on with the same list. These walked away, or went when they had planned to. A log
/// does not tell these apart, and for a day like it they are the same.
public struct WorkedShifts: Sendable {
  /// By stretch, from the beginning of the log, in milliseconds: from when to when those worked who did not stop before.
  public let periods: [Range<Int64>]
  /// The share of shifts that members walked away from. Nil where it is not known whether there was more to do.
  public let abandoned: FittedValue?
  /// From the last thing that a member did until they were away, in milliseconds: the median. Nil where the log never says that they are.
  public let noticed: Double?

  /// For at least so long, who went does nothing. In milliseconds.
  private static let shortestAbsence = 120_000.0
  private static let textsOfAbsence = 20.0
  private static let responsesOfAbsence = 8.0

  /// What a member did in a stretch.
  private struct Shift {
    var firstText: Int64?
    /// Since when they were there.
    var begin = Int64.max
    /// The last text or response, and the last thing of any kind.
    var last = Int64.min
    var end = Int64.min
    var wentAway: Int64?
  }

  /// - Parameter textsAtOnce: how many texts a member takes from the list at once; nil where members may have nothing more to do while others
  ///   work on.
  init(_ log: CampaignLog, textsAtOnce: Int?) {
    let gaps = Gaps(log)
    let absence = Int64(
      max(
        Self.shortestAbsence, (Self.textsOfAbsence + Double(textsAtOnce ?? 1)) * gaps.usualText,
        Self.responsesOfAbsence * gaps.usualResponse))
    var periods: [Range<Int64>] = []
    var (count, left) = (0, 0)
    /// How long all shifts are, and the part of it in which who walks away is found out.
    var (whole, seen) = (0.0, 0.0)
    var delays: [Double] = []
    for stretch in Stretches(log).stretches {
      let range = log.begin + stretch.lowerBound...log.begin + stretch.upperBound
      let shifts = Self.shifts(log, in: range, textTakes: Int64(gaps.usualText))
      let listEnd = Self.listEnd(log, in: range)
      var stayed: [Shift] = []
      for shift in shifts {
        guard let first = shift.firstText else { continue }
        count += 1
        whole += Double(range.upperBound - first)
        seen += Double(max(0, listEnd - first - absence))
        guard textsAtOnce != nil, listEnd - shift.last > absence else {
          stayed.append(shift)
          continue
        }
        left += 1
        if let away = shift.wentAway, away >= shift.last { delays.append(Double(away - shift.last)) }
      }
      // Once the list is over, the last response says little about when a member went.
      let isOver = range.upperBound - listEnd > absence
      periods.append(Self.period(stayed, log.begin, until: isOver ? stretch.upperBound : nil) ?? stretch)
    }
    self.periods = periods
    delays.sort()
    noticed = delays.isEmpty ? nil : delays[delays.count / 2]
    guard textsAtOnce != nil, seen > 0 else {
      abandoned = nil
      return
    }
    // Who went shortly before the list was over, or after that, is not told from those who stayed.
    let more = whole / seen
    let range = exactBinomialInterval(left, of: count, level: fittedLevel)
    abandoned = FittedValue(
      min(1, more * Double(left) / Double(count)), min(1, more * range.lowerBound), min(1, more * range.upperBound),
      count: count)
  }

  /// Until when there was enough to send: the last few texts may wait for a member who is busy, while no one else has any.
  private static func listEnd(_ log: CampaignLog, in range: ClosedRange<Int64>) -> Int64 {
    let texts = log.actions.lazy.filter { $0.act == .send && range.contains($0.at) }.map(\.at)
    let count = texts.count
    let few = max(log.members, count / 100)
    return texts.dropFirst(max(0, count - 1 - few)).first ?? range.lowerBound
  }

  private static func shifts(_ log: CampaignLog, in range: ClosedRange<Int64>, textTakes gap: Int64) -> [Shift] {
    var shifts = [Shift](repeating: Shift(), count: log.members)
    for action in log.actions where range.contains(action.at) {
      let member = Int(action.member)
      var shift = shifts[member]
      switch action.act {
      case .send:
        if shift.firstText == nil { shift.firstText = action.at }
        shift.begin = min(shift.begin, max(range.lowerBound, action.at - gap))
        shift.last = action.at
      case .respond:
        shift.begin = min(shift.begin, action.at)
        shift.last = action.at
      case .away: shift.wentAway = action.at
      case .back:
        shift.wentAway = nil
        shift.begin = min(shift.begin, action.at)
      }
      shift.end = action.at
      shifts[member] = shift
    }
    return shifts
  }

  /// From when to when members worked, on average: those who come later or go earlier than others make up for those who stay longer.
  ///
  /// - Parameter end: when they went, where it is known.
  private static func period(_ shifts: [Shift], _ begin: Int64, until end: Int64?) -> Range<Int64>? {
    guard !shifts.isEmpty else { return nil }
    func mean(_ moment: (Shift) -> Int64) -> Int64 {
      shifts.reduce(0) { $0 + (moment($1) - begin) } / Int64(shifts.count)
    }
    let (first, last) = (mean(\.begin), end ?? mean(\.end))
    return first < last ? first..<last : nil
  }
}
