import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension SyntaxReader {
  mutating func replyRouting(_ node: NodeID?, _ shape: ValueShape) -> Written<[Written<ReplyStepSyntax>]> {
    let steps = replySteps(node, shape)
    if let written = steps.value, written.isEmpty, let node {
      reportEmpty(node, "a reply step", help: "write `shared_inbox`, or delete the key for the default")
      return .invalid
    }
    return steps
  }

  /// A length of time, or a mapping with where replies go after it.
  mutating func replyTimeout(_ node: NodeID?, _ shape: ValueShape) -> Written<ReplyTimeoutSyntax> {
    guard let node, case .either(let shapes) = shape, let length = shapes.first else { return .invalid }
    var timeout = ReplyTimeoutSyntax()
    switch kind(node) {
    case .plainScalar, .quotedScalar:
      if reportTimeoutInWords(node, shape) { return .invalid }
      timeout.after = lengthOfTime(node, length, in: shape)
    case .mapping, .sequence, .invalid:
      guard let entries = entries(node, ReplyTimeoutKey.self, shape: shape) else { return .invalid }
      for entry in entries.known {
        let shape = entry.key.rule.shape
        switch entry.key {
        case .after: timeout.after = lengthOfTime(entry.node, shape, in: shape)
        case .then: timeout.then = replyRouting(entry.node, shape)
        }
      }
    }
    return .value(timeout, document.span(node))
  }

  /// Reports `off`, and `30m then shared_inbox`.
  private mutating func reportTimeoutInWords(_ node: NodeID, _ shape: ValueShape) -> Bool {
    let text = document.string(node)
    if ["off", "none", "no", "false", "never", "0"].contains(text.lowercased()) {
      reportTimeout(node, shape, help: "delete the key: without it, no conversation is taken from anyone", [])
      return true
    }
    let parts = text.split(atText: " then ", maxSplits: 1).map { $0.filter { $0 != "," } }
    guard parts.count == 2, let after = LengthOfTime.meant(by: parts[0]) else { return false }
    let steps = namesInOne(parts[1]).map(yamlScalar).joined(separator: ", ")
    let meant = "{ \(ReplyTimeoutKey.after.rawValue): \(after), \(ReplyTimeoutKey.then.rawValue): [\(steps)] }"
    reportTimeout(node, shape, help: "write \(quoted(meant))", rewriting(document.span(node), as: meant, .unsafe))
    return true
  }

  private mutating func reportTimeout(_ node: NodeID, _ shape: ValueShape, help: String, _ fixes: [Fix]) {
    problems.report(
      Problem(
        .notLengthOfTime, "expected \(shape.phrase), found \(found(node))", at: document.place(node), help: help,
        fixes: fixes))
  }

  /// A length of time, as part of what may stand there.
  private mutating func lengthOfTime(_ node: NodeID?, _ length: ValueShape, in shape: ValueShape) -> Written<Int64> {
    guard case .lengthOfTime(let range) = length, case .value(let text, let span) = text(node, shape) else {
      return .invalid
    }
    return lengthOfTime(text, span, range, shape)
  }

  /// Reply steps, one or a list. Messages speak of names, which most steps are.
  func stepName(_ shape: ValueShape) -> ValueShape {
    guard case .oneOrMore(.either(let shapes)) = shape, let name = shapes.first else { return shape }
    return name
  }

  private mutating func replySteps(_ node: NodeID?, _ shape: ValueShape) -> Written<[Written<ReplyStepSyntax>]> {
    guard let node else { return .invalid }
    let name = stepName(shape)
    if isListStep(node) {
      let step = listStep(node)
      return step.isInvalid ? .invalid : .value([step], document.span(node))
    }
    guard kind(node) == .sequence else {
      switch names(node, .oneOrMore(name)) {
      case .value(let names, let span): return .value(names.map(\.asStep), span)
      case .absent, .invalid: return .invalid
      }
    }
    return list(node, .oneOrMore(name)) { reader, entry in
      if reader.reportPickedList(entry, name) { return .invalid }
      return reader.isListStep(entry) ? reader.listStep(entry) : reader.name(entry, name).asStep
    }
  }

  /// Reports `round_robin: closers`.
  private mutating func reportPickedList(_ node: NodeID, _ shape: ValueShape) -> Bool {
    guard kind(node) == .mapping, case let entries = document.entries(node), entries.count == 1,
      Pick.ofSteps.map(\.rawValue).contains(document.string(entries[0].key)), kind(entries[0].value) == .plainScalar,
      !isNull(entries[0].value)
    else { return false }
    let list = yamlScalar(document.string(entries[0].value))
    let pick = document.string(entries[0].key)
    let meant = "{ \(ListStepKey.to.rawValue): \(list), \(ListStepKey.by.rawValue): \(pick) }"
    let span = document.span(node)
    let fixes = rewriting(SourceSpan(span.lower, document.span(entries[0].value).upper), as: meant, .unsafe)
    report(node, shape, help: "write \(quoted(meant))", source.bytes[Int(span.lower)] == 0x7B ? [] : fixes)
    return true
  }

  private func isListStep(_ node: NodeID) -> Bool {
    guard kind(node) == .mapping else { return false }
    return document.entries(node).contains { ListStepKey(rawValue: document.string($0.key)) != nil }
  }

  private mutating func listStep(_ node: NodeID) -> Written<ReplyStepSyntax> {
    guard let entries = entries(node, ListStepKey.self) else { return .invalid }
    var step = ReplyStepSyntax(name: .invalid, isMapping: true)
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .to: step.name = name(entry.node, shape)
      case .by: step.by = word(entry.node, Pick.ofSteps.map(\.rawValue), shape)
      }
    }
    return step.name.isInvalid || step.by.isInvalid ? .invalid : .value(step, document.span(node))
  }
}

extension Written<String> {
  fileprivate var asStep: Written<ReplyStepSyntax> {
    switch self {
    case .absent: .absent
    case .invalid: .invalid
    case .value(_, let span): .value(ReplyStepSyntax(name: self), span)
    }
  }
}
