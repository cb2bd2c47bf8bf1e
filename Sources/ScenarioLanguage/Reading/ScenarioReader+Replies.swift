import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

extension ScenarioReader {
  mutating func replies(_ node: NodeID?, into list: inout ListBehaviour) {
    guard let node, let entries = entries(node, JoinedKey<RepliesKey, HabitKey>.self)?.known else { return }
    let (own, shared) = parted(entries)
    // What applies to everyone comes first, wherever it is written: entries of `by_tag` start from it.
    let general = behaviour(shared, from: list.general)
    if let general { list.general = general }
    for entry in own {
      switch entry.key {
      case .byTag:
        let tagged = self.list(entry.node, entry.key.rule.shape, "tags") { reader, node in
          reader.tagged(node, from: list.general, isKnown: general != nil)
        }
        if let tagged { list.byTag = tagged }
      case .byField:
        let ofFields = self.list(entry.node, entry.key.rule.shape, "values") { reader, node in
          reader.ofField(node, from: list.general, isKnown: general != nil)
        }
        if let ofFields { list.byField = ofFields }
      }
    }
  }

  /// - Parameter isKnown: whether everyone's behaviour could be read, so that the entry can be checked against it.
  private mutating func tagged(
    _ node: NodeID, from general: ContactBehaviour, isKnown: Bool
  ) -> ListBehaviour.Tagged? {
    guard let entries = entries(node, JoinedKey<TaggedKey, HabitKey>.self)?.known else { return nil }
    let (own, shared) = parted(entries)
    let behaviour = behaviour(shared, from: general, isKnown: isKnown) ?? general
    for entry in own {
      switch entry.key {
      case .tag:
        guard case .value(let tag, let span) = name(entry.node, entry.key.rule.shape) else { continue }
        noteTag(tag, span)
        return ListBehaviour.Tagged(tag, behaviour)
      }
    }
    return nil
  }

  /// The same for a value of a field.
  private mutating func ofField(
    _ node: NodeID, from general: ContactBehaviour, isKnown: Bool
  ) -> ListBehaviour.OfField? {
    guard let entries = entries(node, JoinedKey<FieldHabitKey, HabitKey>.self)?.known else { return nil }
    let (own, shared) = parted(entries)
    let behaviour = behaviour(shared, from: general, isKnown: isKnown) ?? general
    var (field, value): (String?, String?)
    var span: SourceSpan?
    for entry in own {
      guard case .value(let text, let place) = name(entry.node, entry.key.rule.shape) else { continue }
      switch entry.key {
      case .field: field = text
      case .value: (value, span) = (text, place)
      }
    }
    guard let field, let value, let span else { return nil }
    if let first = language.mentions.byField.first(where: { $0.field == field && $0.value == value }) {
      reportRepeated("the value \(quoted(value)) of \(quoted(field))", at: span, first: first.span)
    }
    language.mentions.byField.append((field, value, span))
    return ListBehaviour.OfField(field, value, behaviour)
  }

  private mutating func noteTag(_ tag: String, _ span: SourceSpan) {
    let folded = foldedTag(tag)
    if let first = language.mentions.byTag.first(where: { foldedTag($0.tag) == folded }) {
      reportRepeated("the tag \(quoted(tag))", at: span, first: first.span)
    }
    language.mentions.byTag.append((tag, span))
  }

  /// How a contact replies for whom these keys say what differs from `base`; nil when the result is not possible.
  private mutating func behaviour(
    _ entries: [BlockEntry<HabitKey>], from base: ContactBehaviour, isKnown: Bool = true
  ) -> ContactBehaviour? {
    let before = problems.errors
    var (undelivered, reply, optOut, click) = (base.undelivered, base.reply, base.optOut, base.click)
    var (delay, meanReplies, words, ranges) = (base.delay, base.meanReplies, base.words, base.ranges)
    for entry in entries {
      let shape = entry.key.rule.shape
      switch entry.key {
      case .undelivered: undelivered = shareOfDay(entry.node, .undelivered, into: &ranges) ?? undelivered
      case .reply: reply = shareOfDay(entry.node, .reply, into: &ranges) ?? reply
      case .optOut: optOut = shareOfDay(entry.node, .optOut, into: &ranges) ?? optOut
      case .click: click = shareOfDay(entry.node, .click, into: &ranges) ?? click
      case .delay: delay = randomTime(entry.node) ?? delay
      case .meanReplies:
        meanReplies =
          numberOfDay(entry.node, .meanReplies, RepliesRangeKey.self, shape, into: &ranges) ?? meanReplies
      case .words: words = self.words(entry.node, shape) ?? words
      }
    }
    guard problems.errors == before else { return nil }
    func most(_ figure: DayFigure, _ usual: Share) -> Double { ranges.first { $0.figure == figure }?.to ?? usual.value }
    let answers = most(.reply, reply) + most(.optOut, optOut)
    if answers > 1 {
      if isKnown || entries.count(where: { $0.key == .reply || $0.key == .optOut }) == 2 {
        reportTooManyAnswers(answers, entries)
      }
      return nil
    }
    var behaviour = ContactBehaviour(
      undelivered: undelivered, reply: reply, optOut: optOut, click: click, delay: delay, meanReplies: meanReplies,
      words: words)
    behaviour?.ranges = ranges
    return behaviour
  }

  private mutating func reportTooManyAnswers(_ sum: Double, _ entries: [BlockEntry<HabitKey>]) {
    let written = entries.filter { $0.key == .reply || $0.key == .optOut }
    guard let last = written.last, let node = last.node else { return }
    let other = written.count > 1 ? written.first?.node : nil
    let unsaid = (last.key == .reply ? HabitKey.optOut : .reply).rawValue
    report(
      .sharesOverOne, "`reply` and `opt_out` add up to \(readable(sum)), more than everyone", at: document.span(node),
      related: other.map { [Label(document.place($0), "the other one")] } ?? [],
      notes: other == nil ? ["`\(unsaid)` is not said here, so it is as for everyone"] : [],
      help: "a contact either answers in words or opts out; write shares that add up to at most 1")
  }

  private mutating func words(_ node: NodeID?, _ shape: ValueShape) -> [ContactBehaviour.Words]? {
    var total = 0.0
    var first: [String: SourceSpan] = [:]
    var shares: [NodeID] = []
    let words = list(node, shape, "texts") { reader, node -> ContactBehaviour.Words? in
      guard let entries = reader.entries(node, WordsKey.self)?.known else { return nil }
      var (text, share): (String?, Share?)
      for entry in entries {
        switch entry.key {
        case .text:
          guard case .value(let found, let span) = reader.replyText(entry.node, entry.key.rule.shape) else { continue }
          text = found
          if let first = first[found] {
            reader.reportRepeated("the text \(quoted(found))", at: span, first: first)
          } else {
            first[found] = span
          }
        case .share:
          guard let node = entry.node, let found = reader.share(node) else { continue }
          share = found
          shares.append(node)
          if total <= fullShare, total + found.value > fullShare { reader.reportOver("texts", shares, at: node) }
          total += found.value
        }
      }
      guard let text, let share else { return nil }
      return ContactBehaviour.Words(text, share)
    }
    return words?.sorted { precedes($0.text, $1.text) }
  }

  private mutating func replyText(_ node: NodeID?, _ shape: ValueShape) -> Written<String> {
    guard case .value(let text, let span) = text(node, shape) else { return .invalid }
    if text.allSatisfy(\.isWhitespace) {
      report(
        .wrongScenarioShape, "expected \(shape.phrase), found a blank one", at: span,
        help: "write what the reply says, or leave the entry out: the rest says nothing that rules look for")
      return .invalid
    }
    return .value(text, span)
  }
}
