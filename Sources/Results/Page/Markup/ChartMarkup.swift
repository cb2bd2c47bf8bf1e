import Text

/// A picture with its caption, its legend and its numbers.
extension ChartView {
  var markup: Markup {
    """
    <figure id="\(id)">
    <figcaption>
    <h3>\(title)</h3>
    \(line: legend.isEmpty ? nil : "<ul class=\"legend\">\n\(lines: legend.map(\.markup))\n</ul>")
    </figcaption>
    <svg viewBox="0 0 \(picture.width) \(picture.height)" role="img" aria-labelledby="\(id)-name \(id)-text">
    <title id="\(id)-name">\(title)</title>
    <desc id="\(id)-text">\(text) The numbers are in the table below.</desc>
    \(lines: picture.shapes)
    </svg>
    <p class="about">\(text)</p>
    <details class="data">
    <summary>The numbers<span class="hidden"> of “\(title)”</span></summary>
    \(data.withoutEmptyIntervals.markup)
    </details>
    </figure>
    """
  }
}

extension ChartView.Key {
  fileprivate var markup: Markup { "<li class=\"\(style)\">\(text)</li>" }
}

extension Picture {
  /// What is drawn, from the back to the front.
  fileprivate var shapes: [Markup] {
    shades.map(\.markup) + grid.map(\.markup) + boxes.map(\.markup) + paths.map(\.markup) + dots.map(\.markup)
      + labels.map(\.markup)
  }
}

extension Picture.Box {
  fileprivate var markup: Markup {
    "<rect class=\"\(style)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"><title>\(hint ?? "")</title></rect>"
  }
}

extension Picture.Path {
  fileprivate var markup: Markup { "<path class=\"\(style)\" d=\"\(d)\"/>" }
}

extension Picture.Dot {
  fileprivate var markup: Markup { "<circle class=\"\(style)\" cx=\"\(x)\" cy=\"\(y)\" r=\"4.5\"/>" }
}

extension Picture.Label {
  fileprivate var markup: Markup { "<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">\(text)</text>" }
}
