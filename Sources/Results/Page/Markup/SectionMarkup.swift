import Text

extension SectionView {
  var markup: Markup {
    """
    <section id="\(id)" aria-labelledby="\(id)-title">
    <h2 id="\(id)-title">\(title)</h2>
    \(lines: intro.map { "<p>\($0)</p>" })
    \(line: charts.isEmpty ? nil : "<div class=\"charts\">\n\(lines: charts.map(\.markup))\n</div>")
    \(lines: tables.map(\.withoutEmptyIntervals.markup))
    \(lines: folded.map(\.markup))
    \(line: terms?.markup)
    </section>
    """
  }
}

extension FoldedTable {
  fileprivate var markup: Markup {
    """
    <details class="data">
    <summary>\(title)</summary>
    \(data.markup)
    </details>
    """
  }
}

extension TermsView {
  fileprivate var markup: Markup {
    """
    <details class="terms">
    <summary>\(title)</summary>
    <dl>
    \(lines: terms.map(\.markup))
    </dl>
    </details>
    """
  }
}
