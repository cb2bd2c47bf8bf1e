import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension SyntaxReader {
  mutating func autoTag(_ node: NodeID) -> Written<AutoTagSyntax> {
    guard let entries = entries(node, AutoTagKey.self) else { return .invalid }
    var autoTag = AutoTagSyntax()
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .tag: autoTag.tag = name(entry.node, shape)
      case .replyIs: autoTag.replyIs = atLeastOne(entry.node, shape)
      case .replyContains: autoTag.replyContains = atLeastOne(entry.node, shape)
      }
    }
    if autoTag.replyIs.isAbsent, autoTag.replyContains.isAbsent, !entries.hasUnknown {
      problems.report(
        Problem(
          .autoTagWithoutPhrases, "an auto tag needs `reply_is` or `reply_contains`",
          at: document.place(document.firstChild(node) ?? node), help: "write `reply_is:` with what replies say"))
    }
    return .value(autoTag, document.span(node))
  }

  mutating func notification(_ node: NodeID) -> Written<NotificationSyntax> {
    guard let entries = entries(node, NotificationKey.self) else { return .invalid }
    var notification = NotificationSyntax()
    for entry in entries.known {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .type: notification.type = word(entry.node, NotificationKind.words, shape)
      case .to: notification.to = atLeastOne(entry.node, shape)
      case .subject: notification.subject = subject(entry.node, shape)
      case .body: notification.body = template(entry.node, shape)
      case .top: notification.top = wholeNumber(entry.node, shape)
      case .after: notification.after = lengthOfTime(entry.node, shape)
      }
    }
    return .value(notification, document.span(node))
  }

  /// A template on one line: a line break would end the email header that contains it.
  private mutating func subject(_ node: NodeID?, _ shape: ValueShape) -> Written<NotificationTemplate> {
    guard let node, case .value(let template, let span) = template(node, shape) else { return .invalid }
    let text = String(decoding: document.bytes(node), as: UTF8.self)
    let hidden = text.unicodeScalars.lazy.compactMap { scalar in
      scalar == "\u{2028}" || scalar == "\u{2029}" || scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        ? codePointName(scalar.value) : nil
    }.first
    guard let hidden else { return .value(template, span) }
    problems.report(
      Problem(
        .subjectOverLines, "a subject is one line, and this one holds `\(hidden)`", at: place(span),
        help: "write it on one line, in quotes"))
    return .invalid
  }

  /// The template of a text, read into its parts.
  private mutating func template(_ node: NodeID?, _ shape: ValueShape) -> Written<NotificationTemplate> {
    guard let node, case .value(let text, let span) = shownText(node, shape) else { return .invalid }
    if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) {
      problems.report(
        Problem(
          .wrongShape, "expected \(shape.phrase), found an empty one", at: place(span),
          help: "write a text, or delete the key for the usual one"))
      return .invalid
    }
    var reader = TemplateReader(document.bytes(node), at: span, in: source)
    let template = reader.read()
    problems.report(all: reader.problems + ForeignFields(in: span, of: source).problems)
    return template.map { .value($0, span) } ?? .invalid
  }
}
