import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

// Tag rules whose parts are written as rules of their own, or as programs have them.
extension SyntaxReader {
  /// Reports `- else: joe`: what no tag rule takes is no rule.
  mutating func reportRuleForAllElse(_ node: NodeID) -> Bool {
    guard kind(node) == .mapping else { return false }
    let entries = document.entries(node)
    let words: Set<String> = [
      "else", "default", "fallback", "rest", "others", "otherwise", "everyone_else", "all_others",
    ]
    guard let key = entries.first(where: { words.contains(document.string($0.key).lowercased()) })?.key,
      entries.allSatisfy({ $0.key == key || document.string($0.key) == TagRuleKey.to.rawValue })
    else { return false }
    problems.report(
      Problem(
        .tagOrWhen, "a tag rule needs `tag` or `when`", at: document.place(key),
        help: "delete the entry: `\(FileKey.replyRouting.rawValue)` says where all other replies go"))
    return true
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
    var before: (node: NodeID, keys: [String])?
    let (tag, when, to) = (TagRuleKey.tag.rawValue, TagRuleKey.when.rawValue, TagRuleKey.to.rawValue)
    for element in document.elements(node) {
      guard kind(element) == .mapping else {
        before = nil
        continue
      }
      let keys = document.entries(element).map { document.string($0.key) }
      let isTag = { (key: String) in key == tag || key == when }
      if let first = before, keys.contains(to),
        keys.allSatisfy({ TagRuleKey(rawValue: $0) != nil && !isTag($0) }), !first.keys.contains(to),
        first.keys.contains(where: isTag), let dash = dash(before: element)
      {
        parts += [first.node, element]
        dashes.append(dash)
        before = nil
      } else {
        before = (element, keys)
      }
    }
    guard let first = dashes.first else { return [] }
    problems.report(
      Problem(
        .entryInParts, "this `-` begins another tag rule, and `\(to)` belongs to the one above", at: place(first),
        help: "write a space in place of the `-`",
        fixes: [
          Fix(
            dashes.count > 1 ? "write the spaces" : "write a space", safety: .unsafe,
            edits: dashes.map { Edit(place($0), " ") })
        ]))
    return parts
  }

  /// The dash that begins an entry of a list on lines.
  private func dash(before node: NodeID) -> SourceSpan? {
    var at = Int(document.span(node).lower)
    while at > 0, source.bytes[at - 1] == 0x20 { at -= 1 }
    return at > 0 && source.bytes[at - 1] == 0x2D ? SourceSpan((at - 1)..<at) : nil
  }
}
