/// A share for each member of a team, with its interval: bars with names for a few members, columns from most to least for many.
struct MemberBars {
  struct Member {
    let name: String
    let share: Quantity
  }

  let members: [Member]
  /// More members than this get columns without names.
  static let named = 16
  /// More members than this are one outline: single columns would be thinner than a line.
  static let apart = 150

  func picture(_ what: String) -> Picture {
    members.count <= MemberBars.named ? bars(what) : columns(what)
  }

  private func hint(_ member: Member) -> String {
    let range = member.share.interval.map { " (95 %: " + shares($0) + ")" } ?? ""
    return visible(member.name) + ": " + (member.share.mean.map { percent($0) } ?? noNumber) + range
  }

  private func shares(_ range: ClosedRange<Double>) -> String {
    decimal(range.lowerBound * 100, places: 1) + " to " + percent(range.upperBound)
  }

  /// One bar under the other, in the order of the rules.
  private func bars(_ what: String) -> Picture {
    let row = 24.0
    let names = members.map { fitted($0.name, to: 16) }
    let left = 16 + 7.2 * Double(names.map(\.count).max() ?? 1)
    let right = Double(Axes.width) - 54
    let top = 8.0
    let bottom = top + row * Double(members.count)
    let x = Scale(0...1, from: left, to: right)
    var picture = Picture(width: Axes.width, height: Int(bottom) + 46)
    var grid = PathText()
    for share in [0.0, 0.25, 0.5, 0.75, 1] {
      grid.move(x(share), top)
      grid.along(to: bottom)
      picture.label(percent(share, places: 0), "tick middle", x(share), bottom + 18)
    }
    picture.grid = [.init(style: "grid", d: grid.text)]
    picture.label(what, "unit end", right, bottom + 40)
    var whiskers = PathText()
    for (place, member) in members.enumerated() {
      let middle = top + row * (Double(place) + 0.5)
      picture.label(names[place], "name end", left - 8, middle + 4)
      guard let share = member.share.mean else { continue }
      picture.boxes.append(
        .init("bar first", x: left, y: middle - 7, width: x(share) - left, height: 14, hint: hint(member)))
      picture.label(percent(share, places: 0), "value end", Double(Axes.width) - 4, middle + 4)
      guard let interval = member.share.interval else { continue }
      whiskers.whisker(from: x(interval.lowerBound), to: x(interval.upperBound), y: middle)
    }
    picture.paths = [.init(style: "whisker", d: whiskers.text)]
    return picture
  }

  /// From the member with the highest share to the one with the lowest; those without any are not drawn.
  private func columns(_ what: String) -> Picture {
    let ranked =
      members.enumerated().filter { $0.element.share.mean != nil }
      .sorted { ($1.element.share.mean ?? 0, $0.offset) < ($0.element.share.mean ?? 0, $1.offset) }.map(\.element)
    let count = Double(max(1, ranked.count))
    let y = Ticks(
      values: [0, 0.25, 0.5, 0.75, 1], labels: ["0 %", "25 %", "50 %", "75 %", "100 %"], unit: nil, top: 1)
    let x = Ticks(values: [], labels: [], unit: nil, top: count)
    var axes = Axes(x: x, xTitle: "members, from most to least", y: y, yTitle: what)
    axes.picture.label("1", "tick start", axes.left, axes.bottom + 18)
    axes.picture.label(grouped(ranked.count), "tick end", axes.right, axes.bottom + 18)
    var (outline, whiskers) = (PathText(), PathText())
    outline.move(axes.left, axes.bottom)
    for (place, member) in ranked.enumerated() {
      let (left, right) = (axes.x(Double(place)), axes.x(Double(place + 1)))
      let high = axes.y(member.share.mean ?? 0)
      if ranked.count > MemberBars.apart {
        outline.along(to: high)
        outline.across(to: right)
        continue
      }
      let gap = min(2, (right - left) * 0.2)
      axes.picture.boxes.append(
        .init(
          "bar first", x: left + gap / 2, y: high, width: right - left - gap, height: axes.bottom - high,
          hint: hint(member)))
      guard let interval = member.share.interval else { continue }
      whiskers.move((left + right) / 2, axes.y(interval.lowerBound))
      whiskers.along(to: axes.y(interval.upperBound))
    }
    if ranked.count > MemberBars.apart {
      outline.along(to: axes.bottom)
      outline.close()
      axes.picture.paths = [.init(style: "area first", d: outline.text)]
    } else {
      axes.picture.paths = [.init(style: "whisker", d: whiskers.text)]
    }
    return axes.picture
  }
}

extension PathText {
  /// A line with short ends across it.
  mutating func whisker(from left: Double, to right: Double, y: Double) {
    move(left, y)
    across(to: right)
    for end in [left, right] {
      move(end, y - 3)
      along(to: y + 3)
    }
  }
}
