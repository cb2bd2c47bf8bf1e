import Mustache

// What a large page asks for thousands of times is looked up by name, not found by reflection.

extension TableView: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "caption": caption
    case "corner": corner
    case "head": head
    case "rows": rows
    case "total": total
    case "isLong": isLong
    case "empty": rows.isEmpty ? empty.map { Instead(text: $0, columns: head.count + 1) } : nil
    case "note": note
    default: nil
    }
  }

  /// One cell in place of rows.
  private struct Instead {
    let text: String
    let columns: Int
  }
}

extension TableView.Row: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "name": self.name
    case "code": code
    case "cells": cells
    default: nil
    }
  }
}

extension TableView.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "margin": margin
    case "style": style
    case "isStyled": !style.isEmpty
    default: nil
    }
  }
}

extension SectionView: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "title": title
    case "intro": intro
    case "hasCharts": !charts.isEmpty
    case "charts": charts
    case "tables": tables.map(\.withoutEmptyIntervals)
    case "folded": folded
    case "terms": terms
    default: nil
    }
  }
}

extension FoldedTable: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "data": data
    default: nil
    }
  }
}

extension ChartView: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "title": title
    case "text": text
    case "legend": legend
    case "hasLegend": !legend.isEmpty
    case "picture": picture
    case "data": data.withoutEmptyIntervals
    default: nil
    }
  }
}
