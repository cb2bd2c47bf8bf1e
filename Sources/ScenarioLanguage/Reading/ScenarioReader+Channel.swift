import KeyedFiles
import Simulation
import YAMLTree

extension ScenarioReader {
  mutating func channel(_ node: NodeID?) -> Channel? {
    guard let node, let entries = entries(node, ChannelKey.self) else { return nil }
    if entries.known.isEmpty, !entries.hasUnknown {
      report(
        .missingScenarioKey, "`channel` needs `texts_per_minute` or `texts_per_day`", at: document.span(node),
        help: "delete it where every text is delivered at once")
    }
    var channel = Channel()
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .textsPerMinute: channel.textsPerMinute = number(entry.node, shape).value
      case .textsPerDay: channel.textsPerDay = wholeNumber(entry.node, shape).value
      }
    }
    return channel
  }
}
