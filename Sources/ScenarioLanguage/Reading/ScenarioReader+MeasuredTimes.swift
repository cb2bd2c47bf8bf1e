import Campaign
import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

extension ScenarioReader {
  /// The lengths of time of a column of a CSV file. Empty cells say nothing and are passed over.
  mutating func measuredTimes(_ file: Written<String>, _ column: Written<String>) -> MeasuredTimes? {
    guard case .value(let path, let span) = file, case .value(let name, let nameSpan) = column else { return nil }
    let source: Source
    switch language.surroundings.files(path, place(span)) {
    case .failure(let failure):
      reportNotLoaded(path, failure, at: span)
      return nil
    case .success(let loaded): source = loaded
    }
    var cells = CSVCells(source.bytes)
    let header = cells.nextRow()
    guard let place = header.firstIndex(where: { $0.text == name }) else {
      let names = header.map(\.text)
      let meant = suggest(name, among: names)
      report(
        .badMeasuredTimes, "\(quoted(path)) has no column \(quoted(name))", at: nameSpan,
        notes: names.isEmpty ? [] : ["its first line names \(quotedList(Array(names.prefix(20)), "and"))"],
        help: didYouMean(meant) ?? "write the name of a column as the first line of the file has it",
        fixes: respelling(name, at: self.place(nameSpan), as: meant))
      return nil
    }
    if let twice = header.last(where: { $0.text == name }), twice.span != header[place].span {
      problems.report(
        Problem(
          .badMeasuredTimes, "two columns of \(quoted(path)) are called \(quoted(name))", at: Place(source, twice.span),
          related: [Label(Place(source, header[place].span), "the other one")], help: "rename one of them"))
      return nil
    }
    var times: [Double] = []
    var refused = 0
    while !cells.isAtEnd {
      let row = cells.nextRow()
      if row.count == 1, row[0].text.allSatisfy(\.isWhitespace), header.count > 1 { continue }
      guard row.count == header.count, row.indices.contains(place) else {
        refused += 1
        if refused <= Self.mostRefused, let first = row.first { reportRow(row.count, header.count, first, in: source) }
        continue
      }
      let cell = row[place]
      if cell.text.allSatisfy(\.isWhitespace) { continue }
      if let time = measuredTime(cell.text) {
        times.append(time)
        continue
      }
      refused += 1
      if refused <= Self.mostRefused { reportCell(cell, in: source, column: nameSpan) }
    }
    if refused > 0 { return nil }
    if let measured = MeasuredTimes(times) { return measured }
    report(
      .badMeasuredTimes,
      times.isEmpty
        ? "the column \(quoted(name)) of \(quoted(path)) holds no time"
        : "the column \(quoted(name)) of \(quoted(path)) holds \(times.count) times, more than "
          + "\(RandomDuration.Limits.measuredTimes), the limit `measured times`", at: nameSpan,
      help: times.isEmpty ? "write one length of time in each line" : "keep a sample of them")
    return nil
  }

  /// Of one file: whoever gives the wrong column need not read of every line.
  private static var mostRefused: Int { 10 }

  private mutating func reportRow(_ found: Int, _ expected: Int, _ first: CSVCells.Cell, in source: Source) {
    problems.report(
      Problem(
        .badMeasuredTimes, "this line has \(found) \(found == 1 ? "cell" : "cells"), the first line \(expected)",
        at: Place(source, first.span),
        help: "write a decimal point, not a comma, and quotes around a cell that holds a comma"))
  }

  private mutating func reportCell(_ cell: CSVCells.Cell, in source: Source, column: Span) {
    problems.report(
      Problem(
        .badMeasuredTimes, "\(quoted(cell.text)) is no length of time", at: Place(source, cell.span),
        related: [Label(place(column), "this column is read")],
        help: "write lengths of time such as `45s` or `1h30m`, or numbers of seconds such as `45` or `0.25`"))
  }
}

/// In milliseconds: a length of time, or a number of seconds.
private func measuredTime(_ text: String) -> Double? {
  let longest = 0x1p40  // More than any run lasts.
  let time = LengthOfTime.milliseconds(text).map { Double($0) } ?? decimal(text.utf8).map { $0 * 1000 }
  return time.flatMap { $0 >= 0 && $0 <= longest ? $0 : nil }
}
