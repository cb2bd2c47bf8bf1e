import Text

/// A table in a frame of its own, which scrolls where the page is too narrow.
extension TableView {
  var markup: Markup {
    """
    <div class="scroll\(isLong ? " long" : "")" role="region" tabindex="0" aria-labelledby="\(id)">
    <table>
    <caption id="\(id)">\(caption)</caption>
    <thead>
    <tr><th scope="col" class="word">\(corner)</th>\(head.map(\.markup))</tr>
    </thead>
    <tbody>
    \(lines: rows.map(\.markup))
    \(line: rows.isEmpty ? empty.map(instead) : nil)
    </tbody>
    \(line: total.map { "<tfoot>\n\($0.markup)\n</tfoot>" })
    </table>
    </div>
    \(line: note.map { "<p class=\"note\">\($0)</p>" })
    """
  }

  /// One cell in place of rows.
  private func instead(_ text: String) -> Markup {
    "<tr><td class=\"word\" colspan=\"\(head.count + 1)\">\(text)</td></tr>"
  }
}

extension TableView.Head {
  fileprivate var markup: Markup { "<th scope=\"col\" class=\"\(style)\">\(text)</th>" }
}

extension TableView.Row {
  fileprivate var markup: Markup {
    "<tr><th scope=\"row\">\(name)\(code.map { " <code>\($0)</code>" as Markup })</th>\(cells.map(\.markup))</tr>"
  }
}

extension TableView.Cell {
  fileprivate var markup: Markup {
    let style: Markup = style.isEmpty ? "" : " class=\"\(style)\""
    return "<td\(style)>\(text)\(margin.map { " <small>\($0)</small>" as Markup })</td>"
  }
}
