import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

extension ScenarioReader {
  /// The gates of a list as the file writes them, in the order of their canonical texts: their order in the file has no
  /// meaning.
  mutating func gates(_ node: NodeID?, _ shape: ValueShape) -> [(gate: Gate, written: String)]? {
    guard case .list(let element) = shape, let entries = nodes(node, shape) else { return nil }
    var gates: [(gate: Gate, written: String, node: NodeID)] = []
    for (place, entry) in entries.enumerated() {
      guard place < ScenarioLimits.gates else {
        report(
          .tooManyGates, "more than \(ScenarioLimits.gates) gates, the limit `gates`", at: document.span(entry),
          help: "keep those that matter: the more gates there are, the more replications each takes to be decided")
        break
      }
      guard let text = text(entry, element).value else { continue }
      do throws(GateProblem) {
        let gate = try parseGate(text)
        if let first = gates.first(where: { $0.gate == gate }) {
          reportRepeatedGate(entry, first.node, gate.text)
        } else {
          gates.append((gate, text, entry))
        }
      } catch { report(error, in: entry) }
    }
    return gates.map { ($0.gate, $0.written) }.sorted { $0.0.text < $1.0.text }
  }

  /// The targets of a mapping from what is measured to a half-width, in the order of their texts.
  mutating func precision(_ node: NodeID?, _ shape: ValueShape) -> [PrecisionTarget]? {
    guard let node, document.kind(node) != .invalid else { return nil }
    guard document.kind(node) == .mapping else {
      reportShape(node, shape)
      return nil
    }
    var targets: [(target: PrecisionTarget, node: NodeID)] = []
    for (place, entry) in document.entries(node).enumerated() {
      guard place < ScenarioLimits.gates else {
        report(
          .tooManyGates, "more than \(ScenarioLimits.gates) precision targets, the limit `gates`",
          at: document.span(entry.key), help: "keep those that matter")
        break
      }
      guard document.kind(entry.key) != .invalid else { continue }
      do throws(GateProblem) {
        let measured = try parseMeasured(document.string(entry.key))
        guard let width = halfWidth(entry.value, measured.quantity.dimension) else { continue }
        if let first = targets.first(where: { $0.target.measured == measured }) {
          reportRepeatedGate(entry.key, first.node, measured.text)
          continue
        }
        targets.append((PrecisionTarget(measured.statistic, measured.quantity, halfWidth: width), entry.key))
      } catch { report(error, in: entry.key) }
    }
    return targets.map(\.target).sorted { $0.measured.text < $1.measured.text }
  }

  private mutating func halfWidth(_ node: NodeID, _ dimension: Quantity.Dimension) -> Double? {
    switch dimension {
    case .time: time(node, .lengthOfTime(1...ScenarioLimits.until.count)).map { Double($0.count) }
    case .number: number(node, .number(1e-6...1e15)).value
    case .share: share(node).map(\.value)
    }
  }

  private mutating func reportRepeatedGate(_ node: NodeID, _ first: NodeID, _ text: String) {
    problems.report(
      Problem(
        .repeatedGate, "\(quoted(text)) is written twice", at: document.place(node),
        related: [Label(document.place(first), "first here")], help: "delete one of the two"))
  }

  /// Places a gate's problem within its scalar if the file writes it as it is read, or else at the whole scalar.
  private mutating func report(_ problem: GateProblem, in node: NodeID) {
    let place = exactPlace(problem.range, in: node)
    let word = String(
      decoding: document.bytes(node).dropFirst(problem.range.lowerBound).prefix(problem.range.count), as: UTF8.self)
    var shown = Problem.unknown(
      problem.code, problem.message, word, at: place ?? document.place(node), meant: problem.meant,
      otherwise: problem.help, isPart: true)
    if place == nil { shown.fixes = [] }
    problems.report(shown)
  }

  /// Where some bytes of a scalar's text are in the file; nil if it is written with escapes or over several lines.
  private func exactPlace(_ range: Range<Int>, in node: NodeID) -> Place? {
    let span = document.span(node)
    let text = document.bytes(node)
    let inset = document.kind(node) == .quotedScalar ? 1 : 0
    let start = Int(span.lower) + inset
    let end = start + text.count
    guard end + inset == Int(span.upper), end <= document.source.bytes.count,
      document.source.bytes[start..<end].elementsEqual(text)
    else { return nil }
    return Place(document.source, SourceSpan(start + range.lowerBound..<start + range.upperBound))
  }
}
