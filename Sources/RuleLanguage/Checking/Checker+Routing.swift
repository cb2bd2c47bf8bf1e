import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text
import YAMLTree

extension Checker {
  mutating func distribution() -> Distribution {
    guard case .value(let written, _) = syntax.distribution else { return Distribution() }
    let word: DistributionMode? =
      written.mode.isAbsent ? .firstComeFirstServed : written.mode.value.flatMap(DistributionMode.init)
    // A mode that could not be read may have been `buckets`.
    if let word, word != .buckets, let span = written.bucketSize.span {
      problems.report(
        Problem(
          .bucketSizeWithoutBuckets, .warning, "a bucket size has no effect with the mode `\(word.rawValue)`",
          at: place(span),
          help: "delete `bucket_size`, or write `mode: buckets`"))
    }
    if let word, word != .firstComeFirstServed, let span = written.claimTimeout.span {
      problems.report(
        Problem(
          .claimTimeoutWithoutClaims, .warning, "a claim timeout has no effect with the mode `\(word.rawValue)`",
          at: place(span),
          help: "delete `claim_timeout`, or write `mode: first_come_first_served`"))
    }
    let mode: Distribution.Mode =
      switch word {
      case .firstComeFirstServed, nil: .firstComeFirstServed
      case .distributed: .distributed
      case .buckets: .buckets(size: written.bucketSize.value ?? 100)
      }
    let claimTimeout: Int64? =
      switch written.claimTimeout.value {
      case .never: nil
      case .milliseconds(let time): time
      case nil: Distribution.standardClaimTimeout
      }
    return Distribution(
      mode: mode, lastTeamMemberFirst: written.lastTeamMemberFirst.value ?? false, claimTimeout: claimTimeout,
      maxPerMember: written.maxPerMember.value, answersFirst: written.answersFirst.value)
  }

  mutating func replySteps() -> [ReplyStep] {
    guard case .value(let written, _) = syntax.replyRouting else {
      stepSpans = [nil, nil]
      return [.senderOrLastTeamMember, .sharedInbox]
    }
    let (steps, spans) = steps(written, in: "`reply_routing`")
    stepSpans = spans
    return steps
  }

  mutating func replyTimeout() -> ReplyTimeout? {
    guard case .value(let written, _) = syntax.replyTimeout, let after = written.after.value else { return nil }
    guard case .value(let then, _) = written.then else { return ReplyTimeout(after: after) }
    let whole = then.contains { reportHold($0) } ? [] : then
    guard !whole.isEmpty else { return ReplyTimeout(after: after) }
    let (steps, spans) = steps(whole, in: "`then`")
    thenSpans = spans
    return ReplyTimeout(after: after, then: steps)
  }

  /// Reports a step that would let wait what waited too long.
  private mutating func reportHold(_ step: Written<ReplyStepSyntax>) -> Bool {
    guard case .value(let written, let span) = step, !written.isMapping,
      written.name.value == ReplyStepWord.hold.rawValue
    else { return false }
    problems.report(
      Problem(
        .holdInThen, "`hold` cannot stand in `then`: what no one answered in time would go on waiting", at: place(span),
        help: "write `shared_inbox`, or delete it: after the other steps, the shared inbox comes by itself"))
    return true
  }

  /// The steps of a chain, and where each stands; nil for one that is implied.
  private mutating func steps(
    _ written: [Written<ReplyStepSyntax>], in what: String
  ) -> (steps: [ReplyStep], spans: [SourceSpan?]) {
    let names = written.map(\.asName)
    var stepSpans: [SourceSpan?] = []
    var steps: [ReplyStep] = []
    var last: (step: ReplyStep, span: SourceSpan)?
    var isUnreachable = false
    var isHole = false
    for (index, name) in names.enumerated() {
      guard case .value(let word, let span) = name else {
        isHole = true
        continue
      }
      if let last {
        // This step is to be moved or deleted, and so is everything after it.
        isUnreachable = true
        reportUnreachable(span, after: last.span, fixes: deletingSteps(of: names, from: index))
        break
      }
      guard let step = step(written[index].value, word, span) else {
        isHole = true
        continue
      }
      // The same step once more finds no one whom it has not found before.
      if !steps.contains(step) {
        steps.append(step)
        stepSpans.append(span)
      }
      if last == nil, step == .sharedInbox || step == .hold { last = (step, span) }
    }
    warnRepeatedNames(isUnreachable ? [] : names, in: what)
    if let last, last.step == .hold, steps.first == .hold, !isHole, !isUnreachable {
      problems.report(
        Problem(
          .holdAlone, "`hold` waits for someone whom the steps before it accept, and there are none",
          at: place(last.span),
          help: "write a step before it, such as `[round_robin, hold]`"))
    }
    if last == nil {
      steps.append(.sharedInbox)
      stepSpans.append(nil)
    }
    return (steps, stepSpans)
  }

  private mutating func reportUnreachable(_ span: SourceSpan, after last: SourceSpan, fixes: [Fix]) {
    problems.report(
      Problem(
        .unreachableStep, "this reply step is never reached", at: place(span),
        related: [Label(place(last), "every reply stops here")], help: "move it before that step, or delete it",
        fixes: fixes))
  }

  /// Deletes the steps that are never reached. That is safe where each of them also appears earlier: then the author
  /// did not mean another order.
  private func deletingSteps(of names: [Written<String>], from first: Int) -> [Fix] {
    let reached = names[..<first].compactMap(\.value)
    guard reached.first != ReplyStepWord.hold.rawValue else { return [] }
    var edits: [Edit] = []
    for index in first..<names.count {
      guard let span = names[index].span, let previous = names[index - 1].span,
        let edit = deletion(of: span, after: previous)
      else { return [] }
      edits.append(edit)
    }
    let known = Set(reached)
    let isRepeated = names[first...].allSatisfy { $0.value.map(known.contains) ?? false }
    return [Fix("delete what is never reached", safety: isRepeated ? .safe : .unsafe, edits: edits)]
  }

  private mutating func step(_ written: ReplyStepSyntax?, _ word: String, _ span: SourceSpan) -> ReplyStep? {
    if let written, written.isMapping { return listStep(written) }
    if let word = ReplyStepWord(rawValue: word) { return word.step }
    return switch recipient(word, span, .replyStep) {
    case .member(let member): .member(ids[member])
    case .list(let list): .list(ListID(UInt16(clamping: list)))
    case nil: nil
    }
  }

  /// A list as a step, and who of it is picked.
  private mutating func listStep(_ written: ReplyStepSyntax) -> ReplyStep? {
    guard case .value(let name, let span) = written.name, let recipient = recipient(name, span, .recipient) else {
      return nil
    }
    switch recipient {
    case .list(let list):
      let list = ListID(UInt16(clamping: list))
      return written.by.value == Pick.leastOpen.rawValue ? .leastOpenOf(list) : .list(list)
    case .member(let member):
      if let place = written.by.span {
        problems.report(
          Problem(
            .pickAmongOne, .warning, "`by` has no effect on one member", at: self.place(place),
            help: "name a user list in `to`, or write \(quoted(yamlScalar(name))) alone"))
      }
      return .member(ids[member])
    }
  }
}

extension Written<ReplyStepSyntax> {
  /// The step as one name, to compare it with others.
  fileprivate var asName: Written<String> {
    switch self {
    case .absent: return .absent
    case .invalid: return .invalid
    case .value(let step, let span):
      guard step.isMapping, let list = step.name.value else { return step.name }
      let pick = step.by.value ?? Pick.roundRobin.rawValue
      return .value("{ to: \(list), by: \(pick) }", span)
    }
  }
}
