internal import Campaign
import Diagnostics
package import Experiments
internal import Simulation
internal import Statistics
internal import Text

extension ShownComparison {
  /// A table for spreadsheets: metrics, totals, members, and which contacts moved between which members. The columns
  /// are described in `docs/simulation/reference.md`.
  package func csv() -> String {
    var text = csvRow([
      "row", "name", "statistic", "member", "to", "unit", "a", "b", "difference", "ci95_low", "ci95_high",
      "excludes_zero", "certain", "variance_ratio", "pairs",
    ])
    for line in metrics {
      text += csvRow(
        ["metric", line.name.rawValue, line.statistic, "", "", line.name.unit.rawValue] + cells(line.difference))
    }
    for line in comparison.totals {
      text += csvRow(["total", line.count.rawValue, "", "", "", "contacts"] + cells(line.difference))
    }
    for member in comparison.members {
      for line in member.counts {
        text += csvRow(["member", line.count.rawValue, "", member.key, "", "contacts"] + cells(line.difference))
      }
    }
    for (name, movement) in [("first_texts", comparison.firstTexts), ("conversations", comparison.conversations)] {
      for row in movement.rows {
        text += csvRow(
          ["moved", name, "", row.from ?? "", row.to ?? "", "contacts", "", "", csvNumber(row.contacts)]
            + [String](repeating: "", count: 6))
      }
    }
    return text
  }

  private func cells(_ pair: PairedDifference) -> [String] {
    let interval = pair.difference.interval
    let numbers = [pair.a, pair.b, pair.difference.mean, interval?.lowerBound, interval?.upperBound].map(csvNumber)
    return numbers + [
      interval == nil ? "" : String(pair.excludesZero), interval == nil ? "" : String(pair.isCertain),
      csvNumber(pair.varianceRatio), String(pair.difference.count),
    ]
  }
}
