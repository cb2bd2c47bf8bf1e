import Simulation
import Text

/// One number for each member of a team, with its interval: bars with names for a few members, columns from most to
/// least for many.
struct MemberBars {
  struct Member {
    let name: String
    let value: BoundedNumber
  }

  let members: [Member]
  let unit: Metric.Unit
  /// More members than this get columns without names.
  static let named = 16
  /// The room for a name beside its bar.
  private static let nameWidth = 150.0
  /// More members than this form one outline: single columns would be thinner than a line.
  static let apart = 150

  /// - Parameter what: a short description of the numbers.
  func picture(_ what: String) -> Picture {
    members.count <= MemberBars.named ? bars(what) : columns(what)
  }

  /// The axis of shares goes up to the whole, so that pages can be compared.
  private var marks: Ticks {
    let ends = members.flatMap { [$0.value.mean, $0.value.interval?.upperBound] }.compactMap(\.self)
    return unit == .share ? .wholeShares : .amounts(upTo: ends.max() ?? 1, isWhole: true)
  }

  private func hint(_ member: Member) -> String {
    visible(member.name) + ": " + unit.text(member.value.mean)
      + (member.value.interval.map { " (95 %: " + unit.text($0) + ")" } ?? "")
  }

  /// One bar below the other, in the order of the rules.
  private func bars(_ what: String) -> Picture {
    let frame = RowFrame(
      names: members.map { LabelWidth.fitted($0.name, to: MemberBars.nameWidth) }, row: 24, room: 58, x: marks,
      what: what)
    var picture = frame.picture
    var whiskers = PathText()
    for (place, member) in members.enumerated() {
      let middle = frame.middle(place)
      guard let value = member.value.mean else { continue }
      picture.boxes.append(
        .init(
          "bar first", x: frame.left, y: middle - 7, width: frame.x(value) - frame.left, height: 14,
          hint: hint(member)))
      let text = unit == .share ? percent(value, places: 0) : unit.text(value)
      picture.label(text, "value end", Double(picture.width) - 2, middle + 4)
      guard let interval = member.value.interval else { continue }
      whiskers.whisker(from: frame.x(interval.lowerBound), to: frame.x(interval.upperBound), y: middle)
    }
    picture.paths = [.init(style: "whisker", d: whiskers.text)]
    return picture
  }

  /// From the member with the most to the one with the least; members without a number are not drawn.
  private func columns(_ what: String) -> Picture {
    let ranked =
      members.enumerated().filter { $0.element.value.mean != nil }
      .sorted { ($1.element.value.mean ?? 0, $0.offset) < ($0.element.value.mean ?? 0, $1.offset) }.map(\.element)
    let x = Ticks(values: [], labels: [], unit: nil, top: Double(max(1, ranked.count)))
    var axes = Axes(x: x, xTitle: "members, from most to least", y: marks, yTitle: what)
    axes.picture.label("1", "tick start", axes.left, axes.bottom + 20)
    axes.picture.label(grouped(ranked.count), "tick end", axes.right, axes.bottom + 20)
    if ranked.count > MemberBars.apart { outline(ranked, &axes) } else { single(ranked, &axes) }
    return axes.picture
  }

  private func single(_ ranked: [Member], _ axes: inout Axes) {
    var whiskers = PathText()
    for (place, member) in ranked.enumerated() {
      let (left, right) = (axes.x(Double(place)), axes.x(Double(place + 1)))
      let high = axes.y(member.value.mean ?? 0)
      let gap = min(2, (right - left) * 0.2)
      axes.picture.boxes.append(
        .init(
          "bar first", x: left + gap / 2, y: high, width: right - left - gap, height: axes.bottom - high,
          hint: hint(member)))
      guard let interval = member.value.interval else { continue }
      whiskers.move((left + right) / 2, axes.y(interval.lowerBound))
      whiskers.along(to: axes.y(interval.upperBound))
    }
    axes.picture.paths = [.init(style: "whisker thin", d: whiskers.text)]
  }

  private func outline(_ ranked: [Member], _ axes: inout Axes) {
    var outline = PathText()
    outline.move(axes.left, axes.bottom)
    for (place, member) in ranked.enumerated() {
      outline.along(to: axes.y(member.value.mean ?? 0))
      outline.across(to: axes.x(Double(place + 1)))
    }
    outline.along(to: axes.bottom)
    outline.close()
    axes.picture.paths = [.init(style: "area first", d: outline.text)]
  }
}
