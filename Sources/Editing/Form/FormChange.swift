internal import Campaign
package import Diagnostics
internal import RuleLanguage
internal import Text
internal import YAMLTree

/// A change that someone makes in the form of a rule file.
package enum FormChange: Sendable {
  case addMember(String)
  /// Takes someone out of those who take part, by their number among them.
  case removeMember(Int)
  case mode(String)
  case bucketSize(Int)
  case steps([String])
  case addRule(tag: String, to: [String])
  case setRule(Int, tag: String, to: [String])
  case removeRule(Int)
  /// Texting hours that are the same on every day.
  case hours(start: String, end: String, zone: String)
  case noHours
}

extension Workspace {
  /// The smallest edits that make a change of the form.
  ///
  /// - Throws: why the change cannot be made, such as a name that is no name.
  package func edits(of change: FormChange, in path: String) throws(Failure) -> [FileEdits] {
    guard let file = analysis(path), file.role == .rules, file.isReadable else {
      throw Failure("\(quoted(path)) cannot be read as a rule file", help: "mend its text first")
    }
    if case .addMember(let name) = change {
      let name = try checked(name: name)
      if file.value(.members) == nil {
        return file.edits([file.setting(.members, to: "[\(yamlScalar(name))]")])
      }
      // A user list takes part by its name, and is no one who could be added to the team.
      if lists(of: path).contains(name), let members = file.value(.members) {
        return file.edits([file.appending(yamlScalar(name), to: members)])
      }
      guard let edits = adding(member: name, to: file) else { throw .noPlace }
      return edits
    }
    let changes = try file.changes(change)
    if changes.isEmpty { throw .noPlace }
    return file.edits(changes)
  }
}

extension FileAnalysis {
  fileprivate func edits(_ changes: [TextChange?]) -> [FileEdits] {
    [FileEdits(path: path, text: text, edits: changes.compactMap(\.self).map { ($0.span, $0.replacement) })]
  }

  /// The changes of the text; none where the file has no place for them.
  fileprivate func changes(_ change: FormChange) throws(Failure) -> [TextChange] {
    let found: [TextChange?]
    switch change {
    case .addMember: found = []
    case .removeMember(let number): found = [removing(number, fromListAt: .members)]
    case .mode(let mode): found = try changes(mode: mode)
    case .bucketSize(let size): found = changes(bucketSize: size)
    case .steps(let steps):
      var names: [String] = []
      for step in steps { names.append(yamlScalar(try checked(name: step))) }
      if names.isEmpty { throw Failure("reply routing needs a step", help: "choose one") }
      found = [setting(.replyRouting, to: "[\(names.joined(separator: ", "))]")]
    case .addRule(let tag, let to): found = [try addingRule(tag, to)]
    case .setRule(let number, let tag, let to): found = try changes(ofRule: number, tag, to)
    case .removeRule(let number): found = [removing(number, fromListAt: .tagRules)]
    case .hours(let start, let end, let zone): found = try changes(start, end, zone)
    case .noHours:
      guard let root = document.root,
        let number = document.entries(root).firstIndex(where: {
          document.string($0.key) == FileKey.textingHours.rawValue
        })
      else { return [] }
      found = [removing(number, of: root)]
    }
    return found.compactMap(\.self)
  }

  private func removing(_ number: Int, fromListAt key: FileKey) -> TextChange? {
    guard let entry = rootEntries.first(where: { $0.name == key }) else { return nil }
    let count = document.elements(entry.value).count
    guard number >= 0, number < count else { return nil }
    // An empty list is written in brackets.
    if count == 1, !isFlow(entry.value) { return replacing(entry.key, entry.value, with: "[]") }
    return self.removing(number, of: entry.value)
  }

  private func changes(mode: String) throws(Failure) -> [TextChange?] {
    guard let mode = DistributionMode(rawValue: mode) else {
      throw Failure(
        "there is no mode \(quoted(mode))", help: "choose \(oneOf(DistributionMode.allCases.map(\.rawValue)))")
    }
    guard let old = value(.distribution), document.kind(old) == .mapping else {
      return [setting(.distribution, to: mode.rawValue)]
    }
    // What only another mode has goes with it.
    let foreign: [DistributionKey] =
      switch mode {
      case .buckets: [.claimTimeout]
      case .firstComeFirstServed: [.bucketSize]
      case .distributed: [.claimTimeout, .bucketSize]
      }
    let entries = document.entries(old)
    let left = foreign.compactMap { key in
      entries.firstIndex { document.string($0.key) == key.rawValue }.flatMap { removing($0, of: old) }
    }
    return [setting(DistributionKey.mode.rawValue, in: old, to: mode.rawValue)] + left
  }

  private func changes(bucketSize: Int) -> [TextChange?] {
    let key = DistributionKey.bucketSize.rawValue
    if let old = value(.distribution), document.kind(old) == .mapping {
      return [setting(key, in: old, to: "\(bucketSize)")]
    }
    let mode = DistributionMode.buckets.rawValue
    return [setting(.distribution, to: "{ \(DistributionKey.mode.rawValue): \(mode), \(key): \(bucketSize) }")]
  }

  private func addingRule(_ tag: String, _ to: [String]) throws(Failure) -> TextChange? {
    let (tag, recipients) = (yamlScalar(try checked(name: tag)), try recipients(to))
    let (tagKey, toKey) = (TagRuleKey.tag.rawValue, TagRuleKey.to.rawValue)
    let lines = "\(tagKey): \(tag)\n\(toKey): \(recipients)"
    if let rules = value(.tagRules), document.kind(rules) == .sequence, !document.elements(rules).isEmpty {
      return appending(isFlow(rules) ? "{ \(tagKey): \(tag), \(toKey): \(recipients) }" : lines, to: rules)
    }
    let indented = lines.split(separator: "\n").joined(separator: document.lineBreak + "    ")
    return setting(.tagRules, to: document.lineBreak + "  - " + indented)
  }

  private func changes(ofRule number: Int, _ tag: String, _ to: [String]) throws(Failure) -> [TextChange?] {
    guard let rules = value(.tagRules) else { return [] }
    let elements = document.elements(rules)
    guard elements.indices.contains(number) else { return [] }
    let rule = elements[number]
    var found: [TextChange?] = []
    if value(TagRuleKey.tag.rawValue, in: rule).map(document.string) != tag {
      found.append(setting(TagRuleKey.tag.rawValue, in: rule, to: yamlScalar(try checked(name: tag))))
    }
    if value(TagRuleKey.to.rawValue, in: rule).map(strings) != to {
      found.append(setting(TagRuleKey.to.rawValue, in: rule, to: try recipients(to)))
    }
    return found
  }

  private func recipients(_ names: [String]) throws(Failure) -> String {
    var written: [String] = []
    for name in names { written.append(yamlScalar(try checked(name: name))) }
    guard let first = written.first else {
      throw Failure("a tag rule needs somebody", help: "choose who gets the replies")
    }
    return written.count == 1 ? first : "[\(written.joined(separator: ", "))]"
  }

  private func changes(_ start: String, _ end: String, _ zone: String) throws(Failure) -> [TextChange?] {
    let times = [(TextingHoursKey.start, start), (.end, end)].map { ($0.0.rawValue, "\"\($0.1)\"") }
    for time in [start, end] where !time.utf8.allSatisfy({ $0 == 0x3A || (0x30...0x39).contains($0) }) || time.isEmpty {
      throw Failure("\(quoted(time)) is no time of the day", help: "write it like 09:00")
    }
    let pairs = times + [(TextingHoursKey.zone.rawValue, yamlScalarOfZone(try checked(name: zone)))]
    guard let old = value(.textingHours), document.kind(old) == .mapping else {
      return [setting(.textingHours, to: "{ \(pairs.map { "\($0.0): \($0.1)" }.joined(separator: ", ")) }")]
    }
    return pairs.filter { pair in
      value(pair.0, in: old).map { document.string($0) } != pair.1.filter { $0 != "\"" }
    }.map { setting($0.0, in: old, to: $0.1) }
  }
}

/// A name with slashes, which need no quotes.
private func yamlScalarOfZone(_ zone: String) -> String {
  let parts = zone.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  return parts.allSatisfy { yamlScalar($0) == $0 } ? zone : yamlScalar(zone)
}

/// A name as it may be written on one line.
private func checked(name: String) throws(Failure) -> String {
  let scalars = Array(name.unicodeScalars)
  guard scalars.contains(where: { $0 != " " }) else { throw Failure("a name needs at least one character") }
  if scalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { throw Failure("a name stands on one line") }
  return String(String.UnicodeScalarView(trimmed(scalars)))
}

private func trimmed(_ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
  let start = scalars.firstIndex { $0 != " " } ?? scalars.endIndex
  let end = scalars.lastIndex { $0 != " " }.map { $0 + 1 } ?? start
  return scalars[start..<end]
}

extension Failure {
  fileprivate static var noPlace: Failure {
    Failure("the form finds no place for this in the text", help: "change the text itself")
  }
}
