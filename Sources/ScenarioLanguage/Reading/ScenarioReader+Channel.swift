import KeyedFiles
import Simulation
import YAMLTree

extension ScenarioReader {
  mutating func channel(_ node: NodeID?) -> Channel? {
    guard let node, let entries = entries(node, ChannelKey.self) else { return nil }
    if entries.known.isEmpty, !entries.hasUnknown {
      report(
        .missingScenarioKey, "`channel` needs `texts_per_minute`, `texts_per_day` or `filtered`",
        at: document.span(node),
        help: "delete it where every text is delivered at once")
    }
    var channel = Channel()
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .textsPerMinute: channel.textsPerMinute = number(entry.node, shape).value
      case .textsPerDay: channel.textsPerDay = wholeNumber(entry.node, shape).value
      case .filtered:
        channel.filtered = shareOfDay(entry.node, .filtered, into: &channel.ranges) ?? channel.filtered
      }
    }
    return channel
  }
}
