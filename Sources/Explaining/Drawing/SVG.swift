internal import Text

extension DrawnGraph {
  /// The graph as a picture: questions below each other, each with the settlement beside it to which one of its answers leads. In a
  /// comparison, what is new is green and what is gone is red and dashed.
  package func svg() -> String { SVGDrawing(self).text }
}

/// Where everything stands. All measures are in pixels.
private struct SVGDrawing {
  private let graph: DrawnGraph
  /// By node.
  private var boxes: [Box] = []
  private var titles: [Box] = []
  private var height = 0
  private var width = 0

  private struct Box {
    var x = 0
    var y = 0
    var width = 0
    var height = 0
    var lines: [String] = []
    var middle: Int { y + height / 2 }
  }

  private static let margin = 24
  private static let gap = 28
  private static let lineHeight = 18
  /// Of one column of text at this size.
  private static let columnWidth = 8
  /// Longer lines are cut: names may be very long.
  private static let mostColumns = 90

  init(_ graph: DrawnGraph) {
    self.graph = graph
    boxes = graph.nodes.map { node in Self.box(node.label { $0.mark }) }
    titles = graph.parts.map { Self.box([$0.title]) }
    let isRight = graph.nodes.map { $0.shape == .settlement }
    // The ways that pass nodes by are drawn in lanes on the left.
    let left = Self.margin + 16 * 8
    let questions = zip(boxes, isRight).filter { !$1 }.map(\.0.width).max() ?? 0
    let right = left + questions + 3 * Self.gap
    var y = Self.margin
    for (number, part) in graph.parts.enumerated() {
      (titles[number].x, titles[number].y) = (left, y)
      y += titles[number].height + Self.gap
      var row = (y: y, height: 0, isOpen: false)
      for node in part.nodes {
        boxes[node].x = isRight[node] ? right : left
        // The first settlement behind a question stands beside it.
        if !(isRight[node] && row.isOpen) {
          if row.height > 0 { y = row.y + row.height + Self.gap }
          row = (y, 0, false)
        }
        row.isOpen = !isRight[node]
        boxes[node].y = row.y
        row.height = max(row.height, boxes[node].height)
      }
      y = row.y + row.height + 2 * Self.gap
    }
    height = y
    width = (boxes + titles).map { $0.x + $0.width }.max().map { $0 + Self.margin } ?? 2 * Self.margin
  }

  private static func box(_ lines: [String]) -> Box {
    let lines = lines.map { shortened($0, to: mostColumns) }
    let columns = lines.map { displayWidth($0) }.max() ?? 0
    return Box(width: columns * columnWidth + 24, height: lines.count * lineHeight + 16, lines: lines)
  }

  var text: String {
    var text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(width) \(height)\" font-family=\"monospace\" font-size=\"13\">\n"
    text += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
    for (number, part) in graph.parts.enumerated() {
      let title = titles[number]
      text += shape(title, radius: title.height / 2, .same, isTaken: false)
      let first = boxes[part.nodes.lowerBound]
      if part.isFromStart {
        text += line([(title.x + 20, title.y + title.height), (first.x + 20, first.y)], .same, isTaken: part.isTaken)
      }
      var lane = 0
      for edge in part.edges { text += way(edge, &lane) }
    }
    for (number, node) in graph.nodes.enumerated() {
      text += shape(boxes[number], radius: node.shape == .settlement ? 10 : 0, node.change, isTaken: node.isTaken)
    }
    return text + "</svg>\n"
  }

  private func shape(_ box: Box, radius: Int, _ change: DrawnGraph.Change, isTaken: Bool) -> String {
    var text =
      "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" rx=\"\(radius)\" "
      + "fill=\"#ffffff\" \(stroke(change, isTaken: isTaken))/>\n"
    for (number, line) in box.lines.enumerated() {
      text +=
        "<text x=\"\(box.x + 12)\" y=\"\(box.y + 21 + number * Self.lineHeight)\">\(escaped(line, for: .xml))</text>\n"
    }
    return text
  }

  /// Straight to the settlement beside it or the question below it; past others in a lane on the left.
  private func way(_ edge: DrawnGraph.Edge, _ lane: inout Int) -> String {
    let (from, to) = (boxes[edge.from], boxes[edge.to])
    var points: [(Int, Int)]
    var label: (Int, Int)
    if to.y == from.y {
      points = [(from.x + from.width, from.y + 14), (to.x, to.y + 14)]
      label = (from.x + from.width + 6, from.y + 10)
    } else if to.x > from.x {
      points = [(from.x + from.width, from.y + from.height - 8), (to.x - 24, from.y + from.height - 8)]
      points += [(to.x - 24, to.middle), (to.x, to.middle)]
      label = (from.x + from.width + 6, from.y + from.height + 6)
    } else if !isPassing(edge) {
      points = [(from.x + 20, from.y + from.height), (to.x + 20, to.y)]
      label = (from.x + 26, from.y + from.height + 16)
    } else {
      let x = from.x - 16 - 16 * (lane % 7)
      lane += 1
      points = [(from.x, from.middle), (x, from.middle), (x, to.middle), (to.x, to.middle)]
      label = (x + 1, from.middle + 14)
    }
    return line(points, edge.change, isTaken: edge.isTaken)
      + "<text x=\"\(label.0)\" y=\"\(label.1)\" fill=\"#57606a\">\(edge.word)</text>\n"
  }

  /// Whether another question stands between the two.
  private func isPassing(_ edge: DrawnGraph.Edge) -> Bool {
    guard edge.to > edge.from + 1 else { return false }
    return graph.nodes[(edge.from + 1)..<edge.to].contains { $0.shape != .settlement }
      || boxes[edge.from + 1..<edge.to].contains { $0.y > boxes[edge.from].y && $0.y < boxes[edge.to].y }
  }

  private func line(_ points: [(Int, Int)], _ change: DrawnGraph.Change, isTaken: Bool) -> String {
    let path = points.enumerated().map { ($0.offset == 0 ? "M" : "L") + "\($0.element.0) \($0.element.1)" }
    guard let end = points.last, let before = points.dropLast().last else { return "" }
    let isDown = end.0 == before.0
    let head =
      isDown
      ? "M\(end.0 - 4) \(end.1 - 7)L\(end.0) \(end.1)L\(end.0 + 4) \(end.1 - 7)"
      : "M\(end.0 - 7) \(end.1 - 4)L\(end.0) \(end.1)L\(end.0 - 7) \(end.1 + 4)"
    return "<path d=\"\(path.joined())\(head)\" fill=\"none\" \(stroke(change, isTaken: isTaken))/>\n"
  }

  private func stroke(_ change: DrawnGraph.Change, isTaken: Bool) -> String {
    switch change {
    case .same: "stroke=\"#57606a\" stroke-width=\"\(isTaken ? 4 : 1)\""
    case .added: "stroke=\"#1a7f37\" stroke-width=\"3\""
    case .removed: "stroke=\"#cf222e\" stroke-width=\"3\" stroke-dasharray=\"6 4\""
    }
  }
}
