// Floor for the start: a Swift program that reads a rule file by libyaml and keeps its tag rules, with Swift's libraries in it and none of
// ours.
//
//     start RULES.yaml
import CLibYAML
import Glibc

struct Rule {
  var tag = ""
  var members: [String] = []
}

func text(_ event: yaml_event_t) -> String {
  let scalar = event.data.scalar
  return String(decoding: UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)), as: UTF8.self)
}

func readRules(_ file: UnsafeMutablePointer<FILE>) -> [Rule]? {
  var parser = yaml_parser_t()
  var event = yaml_event_t()
  yaml_parser_initialize(&parser)
  defer { yaml_parser_delete(&parser) }
  yaml_parser_set_input_file(&parser, file)
  var rules: [Rule] = []
  var (depth, isInRules, tagFollows) = (0, false, false)
  while true {
    guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
    defer { yaml_event_delete(&event) }
    switch event.type {
    case YAML_MAPPING_START_EVENT:
      depth += 1
      if isInRules, depth == 3 { rules.append(Rule()) }
    case YAML_SEQUENCE_START_EVENT: depth += 1
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: depth -= 1
    case YAML_SCALAR_EVENT where depth == 1:
      let key = text(event)
      isInRules = key == "tag_rules"
    case YAML_SCALAR_EVENT where isInRules && depth == 3:
      let scalar = text(event)
      if tagFollows { rules[rules.count - 1].tag = scalar }
      tagFollows = scalar == "tag"
    case YAML_SCALAR_EVENT where isInRules && depth == 4: rules[rules.count - 1].members.append(text(event))
    case YAML_STREAM_END_EVENT: return rules
    default: break
    }
  }
}

guard CommandLine.arguments.count == 2, let file = fopen(CommandLine.arguments[1], "rb") else { exit(2) }
guard let rules = readRules(file) else { exit(1) }
print(rules.count, rules.reduce(0) { $0 + $1.members.count })
