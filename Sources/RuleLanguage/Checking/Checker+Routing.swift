import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text

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
      maxPerMember: written.maxPerMember.value)
  }

  mutating func replySteps() -> [ReplyStep] {
    guard case .value(let names, _) = syntax.replyRouting else {
      stepSpans = [nil, nil]
      return [.senderOrLastTeamMember, .sharedInbox]
    }
    var steps: [ReplyStep] = []
    var last: (step: ReplyStep, span: SourceSpan)?
    /// The step that finds any member who accepts.
    var everyone: SourceSpan?
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
      guard let step = step(word, span) else {
        isHole = true
        continue
      }
      steps.append(step)
      stepSpans.append(span)
      if last == nil, step == .sharedInbox || step == .hold { last = (step, span) }
      if let everyone, last == nil, !names[..<index].contains(where: { $0.value == word }) {
        warnBehindEveryone(span, everyone)
      }
      if step == .roundRobin, everyone == nil { everyone = span }
    }
    warnRepeatedNames(isUnreachable ? [] : names, in: "`reply_routing`")
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
    return steps
  }

  /// Warns of a step behind `round_robin`: a member who accepts a reply is found before.
  private mutating func warnBehindEveryone(_ span: SourceSpan, _ everyone: SourceSpan) {
    problems.report(
      Problem(
        .unreachableStep, .warning, "this reply step is never reached", at: place(span),
        related: [Label(place(everyone), "any member who accepts a reply gets it here, in turn")],
        help: "move it before `round_robin`, or delete it"))
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

  private mutating func step(_ word: String, _ span: SourceSpan) -> ReplyStep? {
    if let word = ReplyStepWord(rawValue: word) { return word.step }
    return switch recipient(word, span, .replyStep) {
    case .member(let member): .member(ids[member])
    case .list(let list): .list(ListID(UInt16(clamping: list)))
    case nil: nil
    }
  }
}
