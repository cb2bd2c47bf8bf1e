internal import Campaign
internal import Diagnostics
internal import Folding

// Rows that programs add to the contacts of a table.
extension Directory {
  /// Whether an id is that of a total or of the foot of a page: `Total: 12`, `Page 1 of 3`, `12 records`.
  static func isTotal(_ id: Bytes) -> Bool {
    guard id.count <= 200, id.contains(where: { $0 | 0x20 &- 0x61 < 26 }) else { return false }
    let words = HeaderName(String(decoding: id, as: UTF8.self)).words.map(foldedReply)
    guard let first = words.first, let last = words.last else { return false }
    switch first {
    case "grand": return words.count > 1 && words[1] == "total"
    case "sub", "sous", "row": return words.count > 1 && totals.contains(words[1])
    case "page", "seite", "pagina": return words.count > 1 && isNumber(words[1])
    case "end": return words.count > 1 && words[1] == "of"
    case "exported": return words.count > 1 && ["on", "by", "at", "from"].contains(words[1])
    default:
      if totals.contains(first) { return words.dropFirst().allSatisfy(isOfTotals) }
      return isNumber(first) && words.count == 2 && counted.contains(last)
    }
  }

  /// What the last row of a list is called that adds the others up, without accents.
  private static let totals: Set<String> = [
    "total", "totals", "subtotal", "count", "sum", "average", "gesamt", "gesamtsumme", "summe", "zwischensumme",
    "anzahl",
    "somme", "suma", "soma", "totale", "totaal", "totales",
  ]
  /// What it counts.
  private static let counted: Set<String> = [
    "records", "rows", "contacts", "results", "kontakte", "zeilen", "eintrage", "contactos", "filas", "registros",
    "lignes", "contatos",
  ]

  private static func isOfTotals(_ word: String) -> Bool {
    isNumber(word) || counted.contains(word)
      || ["count", "number", "of", "people", "general", "generale"].contains(word)
  }

  private static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { $0 &- 0x30 < 10 } }

  func total(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .totalRow, .warning, "`\(shown(block.bytes(block[row].id)))` looks like a total or the foot of a page", row: row,
      valueOf: .id, help: "this contact never gets a first text; delete the row if it is none")
  }
}
