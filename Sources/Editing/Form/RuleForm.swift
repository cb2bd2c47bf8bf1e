internal import Campaign
internal import Diagnostics
internal import RuleLanguage
internal import YAMLTree

/// A rule file as a form has it, for people who do not write YAML: what is chosen, what may be chosen, and where each part stands.
///
/// It is read from the text, so that it is there while something else in the file has an error.
package struct RuleForm: Sendable {
  /// A tag rule.
  package struct Rule: Sendable {
    /// Counted from 1.
    package let line: Int
    /// Nil where the rule has a condition of another kind.
    package let tag: String?
    package let to: [String]
    /// Whether it says nothing that the form cannot show.
    package let isSimple: Bool
    /// As it is written.
    package let text: String
  }

  /// Texting hours that are the same on every day.
  package struct Hours: Sendable {
    package let start: String
    package let end: String
    package let zone: String
    /// Whether they say nothing that the form cannot show.
    package let isSimple: Bool
  }

  /// Who takes part: team members and user lists, in declaration order.
  package internal(set) var members: [String] = []
  /// Members and lists of the files that do not take part.
  package internal(set) var others: [String] = []
  package internal(set) var mode = DistributionMode.firstComeFirstServed.rawValue
  /// Contacts in a bucket; nil where nothing is written.
  package internal(set) var bucketSize: String?
  /// The reply steps; empty where nothing is written, or where they cannot be shown.
  package internal(set) var steps: [String] = []
  /// Whether each step is one word.
  package internal(set) var areStepsSimple = true
  package internal(set) var rules: [Rule] = []
  /// Nil where there is no limit.
  package internal(set) var hours: Hours?

  package static let modes = DistributionMode.allCases.map(\.rawValue)
  package static let stepWords = ReplyStepWord.allCases.map(\.rawValue)
}

extension Workspace {
  /// A rule file as a form; nil for other files, and for a text that cannot be read as YAML.
  package func form(of path: String) -> RuleForm? {
    guard let file = analysis(path), file.role == .rules, file.isReadable, let root = file.document.root,
      file.document.kind(root) == .mapping
    else { return nil }
    let document = file.document
    var form = RuleForm()
    form.members = file.value(.members).map(file.strings) ?? []
    let known = KnownNames(neighbours(of: path), [], except: 0..<0, in: "")
    form.others = (known.names(.member) + known.names(.list)).map(\.text).filter { !form.members.contains($0) }
    if let distribution = file.value(.distribution) {
      let isShort = document.kind(distribution) != .mapping
      let mode = isShort ? distribution : file.value(DistributionKey.mode.rawValue, in: distribution)
      if let mode, DistributionMode(rawValue: document.string(mode)) != nil { form.mode = document.string(mode) }
      form.bucketSize = file.value(DistributionKey.bucketSize.rawValue, in: distribution).map(document.string)
    }
    if let steps = file.value(.replyRouting) {
      form.areStepsSimple = document.elements(steps).allSatisfy(file.isScalar) && document.kind(steps) != .mapping
      if form.areStepsSimple { form.steps = file.strings(steps) }
    }
    form.rules = file.value(.tagRules).map { document.elements($0).map(file.formRule) } ?? []
    form.hours = file.value(.textingHours).flatMap(file.formHours)
    return form
  }
}

extension FileAnalysis {
  /// Whether all of it was read as YAML.
  var isReadable: Bool { !read.reading.problems.hasErrors && !document.hasHoles }

  func isScalar(_ node: NodeID) -> Bool {
    document.kind(node) == .plainScalar || document.kind(node) == .quotedScalar
  }

  /// The texts of a list of scalars, or of one scalar.
  func strings(_ node: NodeID) -> [String] {
    if isScalar(node) { return document.bytes(node).isEmpty ? [] : [document.string(node)] }
    return document.elements(node).filter(isScalar).map(document.string)
  }

  fileprivate func formRule(_ node: NodeID) -> RuleForm.Rule {
    let start = Int(document.span(node).lower)
    let keys = document.entries(node).map { document.string($0.key) }
    let tag = value(TagRuleKey.tag.rawValue, in: node)
    let to = value(TagRuleKey.to.rawValue, in: node)
    return RuleForm.Rule(
      line: text.lineNumber(ofByte: start) + 1, tag: tag.map(document.string), to: to.map(strings) ?? [],
      isSimple: tag.map(isScalar) == true && keys.allSatisfy { [TagRuleKey.tag, .to].map(\.rawValue).contains($0) },
      text: String(decoding: text.bytes[start..<max(start, end(of: node))], as: UTF8.self))
  }

  fileprivate func formHours(_ node: NodeID) -> RuleForm.Hours? {
    guard document.kind(node) == .mapping else { return nil }
    func text(_ key: TextingHoursKey) -> String { value(key.rawValue, in: node).map(document.string) ?? "" }
    let shown: [TextingHoursKey] = [.start, .end, .zone, .missingZone, .replies, .lastCall]
    let isSimple = document.entries(node).allSatisfy { entry in
      shown.contains { $0.rawValue == document.string(entry.key) }
    }
    return RuleForm.Hours(start: text(.start), end: text(.end), zone: text(.zone), isSimple: isSimple)
  }
}
