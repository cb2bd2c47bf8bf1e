import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

// Tag rules whose parts are written as rules of their own, or as programs have them.
extension SyntaxReader {
  /// Reports `- else: joe`: what no tag rule takes is no rule.
  mutating func reportRuleForAllElse(_ node: NodeID) -> Bool {
    // Nearly every rule begins with what it asks.
    guard kind(node) == .mapping, let first = document.firstChild(node), !asks(first) else { return false }
    let entries = document.entries(node)
    guard let key = entries.first(where: { wordsForAllElse.contains(document.string($0.key).lowercased()) })?.key,
      entries.allSatisfy({ $0.key == key || document.string($0.key) == TagRuleKey.to.rawValue })
    else { return false }
    problems.report(
      Problem(
        .tagOrWhen, "a tag rule needs `tag` or `when`", at: document.place(key),
        help: "delete the entry: `\(FileKey.replyRouting.rawValue)` says where all other replies go"))
    return true
  }

  /// Whether a key is one that says which contacts a rule is about.
  private func asks(_ key: NodeID) -> Bool {
    switch TagRuleKey.names.key(key, document) {
    case .tag, .when: true
    case .to, .by, .otherwise, .atOnce, nil: false
    }
  }

  /// Reports `to: { list: closers, by: least_open }`: a reply step in place of recipients.
  mutating func reportStep(_ node: NodeID?) -> Bool {
    guard let node, kind(node) == .mapping, document.entries(node).count <= 2 else { return false }
    func value(_ keys: [String]) -> NodeID? {
      document.entries(node).first { keys.contains(document.string($0.key)) }?.value
    }
    guard let list = value([ListStepKey.to.rawValue, "list", "members", "names", "any", "all"]),
      document.entries(node).count == 1 || value([ListStepKey.by.rawValue]) != nil
    else { return false }
    let to = "\(TagRuleKey.to.rawValue): \(flowOfScalars(list) ?? yamlScalar(document.string(list)))"
    let by =
      value([ListStepKey.by.rawValue]).map { ", and beside it `\(TagRuleKey.by.rawValue): \(document.string($0))`" }
      ?? ""
    report(node, TagRuleKey.to.rule.shape, help: "write \(quoted(to))\(by)", [])
    return true
  }

  /// Reports, once, rules of which each key is an entry of its own: `- tag: Donor` and below it `- to: joe`.
  ///
  /// - Returns: the entries that are parts of rules.
  mutating func reportSplitRules(_ node: NodeID?) -> [NodeID] {
    guard let node, kind(node) == .sequence else { return [] }
    var parts: [NodeID] = []
    var dashes: [SourceSpan] = []
    var before: NodeID?
    var element = document.firstChild(node)
    while let entry = element {
      element = document.next(entry)
      let previous = before
      before = entry
      // Nearly every rule begins with what it asks.
      if let first = document.firstChild(entry), kind(entry) == .mapping, asks(first) { continue }
      guard let previous, part(entry) == .restOfRule, part(previous) == .beginOfRule, let dash = dash(before: entry)
      else { continue }
      parts += [previous, entry]
      dashes.append(dash)
    }
    guard let first = dashes.first else { return [] }
    problems.report(
      Problem(
        .entryInParts, "this `-` begins another tag rule, and `\(TagRuleKey.to.rawValue)` belongs to the one above",
        at: place(first),
        help: "write a space in place of the `-`",
        fixes: [
          Fix(
            dashes.count > 1 ? "write the spaces" : "write a space", safety: .unsafe,
            edits: dashes.map { Edit(place($0), " ") })
        ]))
    return parts
  }

  private enum PartOfRule {
    /// It asks and names nobody.
    case beginOfRule
    /// It names somebody and does not ask, in keys of tag rules alone.
    case restOfRule
    case other
  }

  private func part(_ entry: NodeID) -> PartOfRule {
    guard kind(entry) == .mapping else { return .other }
    var (asks, names, isOfRules) = (false, false, true)
    var child = document.firstChild(entry)
    while let key = child, let value = document.next(key) {
      switch TagRuleKey(rawValue: document.string(key)) {
      case .tag, .when: asks = true
      case .to: names = true
      case .by, .otherwise, .atOnce: break
      case nil: isOfRules = false
      }
      child = document.next(value)
    }
    return names ? asks || !isOfRules ? .other : .restOfRule : asks ? .beginOfRule : .other
  }

  /// The dash that begins an entry of a list on lines.
  private func dash(before node: NodeID) -> SourceSpan? {
    var at = Int(document.span(node).lower)
    while at > 0, source.bytes[at - 1] == 0x20 { at -= 1 }
    return at > 0 && source.bytes[at - 1] == 0x2D ? SourceSpan((at - 1)..<at) : nil
  }
}

/// What people write for the contacts that no rule takes, in lower case.
private let wordsForAllElse: Set<String> = [
  "else", "default", "fallback", "rest", "others", "otherwise", "everyone_else", "all_others",
]
