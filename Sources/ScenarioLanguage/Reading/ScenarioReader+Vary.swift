import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

extension ScenarioReader {
  /// What a scenario varies, sorted by key. Whether a key exists is known only where the keys of rule files are known
  /// too.
  mutating func variations(_ node: NodeID?, _ shape: ValueShape) -> [Variation]? {
    guard case .named(_, let values) = shape, let node, document.kind(node) != .invalid else { return nil }
    guard document.kind(node) == .mapping else {
      reportShape(node, shape)
      return nil
    }
    var found: [Variation] = []
    for (key, value) in document.entries(node) where document.kind(key) != .invalid {
      let name = document.string(key)
      let help =
        isPath(name)
        ? language.surroundings.unvariable(name)
        : "write keys with points between them, such as `bucket_size` or `members.texts_per_hour`"
      if let help {
        report(.unvariableKey, "\(quoted(name)) is not a key that can be varied", at: document.span(key), help: help)
        continue
      }
      if let values = variedValues(value, values) { found.append(Variation(key: name, values: values)) }
    }
    checkCount(of: found, at: node)
    return found.sorted { $0.key < $1.key }
  }

  private func isPath(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return name.utf8.count <= ScenarioLimits.variedText && parts.allSatisfy { !$0.isEmpty }
      && firstInvisibleScalar(in: name) == nil
  }

  private mutating func variedValues(_ node: NodeID, _ shape: ValueShape) -> [String]? {
    guard document.kind(node) == .sequence else {
      if document.kind(node) != .invalid { reportShape(node, shape) }
      return nil
    }
    let elements = document.elements(node)
    if elements.isEmpty {
      report(
        .unvariableValues, "there is no value to try", at: document.span(node), help: "write a list such as `[10, 25]`")
      return nil
    }
    if elements.contains(where: { document.kind($0) == .invalid }) { return nil }
    if elements.count > ScenarioLimits.settings {
      reportTooManySettings(node)
      return nil
    }
    var values: [String] = []
    for element in elements {
      let span = document.span(element)
      let text = String(decoding: document.source.bytes[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
      if text.utf8.count > ScenarioLimits.variedText || !isFlowValue(text) {
        report(
          .unvariableValues, "a value to try is written in one line of at most \(ScenarioLimits.variedText) bytes",
          at: span, help: "put text in quotes, and lists and mappings in brackets")
        return nil
      }
      if values.contains(text) {
        report(.unvariableValues, "the value \(quoted(text)) stands twice", at: span, help: "delete one of them")
        return nil
      }
      values.append(text)
    }
    return values
  }

  private mutating func checkCount(of found: [Variation], at node: NodeID) {
    if found.count > ScenarioLimits.variedKeys {
      return report(
        .tooManySettings, "more than \(ScenarioLimits.variedKeys) keys vary, the limit `varied keys`",
        at: document.span(node), help: "vary some of them in another run")
    }
    if Variation.settingCount(found) == nil { reportTooManySettings(node) }
  }

  private mutating func reportTooManySettings(_ node: NodeID) {
    report(
      .tooManySettings, "these values make more than \(ScenarioLimits.settings) settings, the limit `settings`",
      at: document.span(node), help: "every combination is simulated: try fewer values, or fewer keys at once")
  }
}
