internal import Folding
internal import Text

/// Reads replies: is the whole of one an opt-out keyword, or one that asks to be texted again, which tags does it give its contact, does a review phrase occur?
///
/// Keywords, phrases and replies are compared in the form of `TextFolding.appendReply`. Reading takes time linear in the
/// reply, however many phrases there are and whatever they are. A short ASCII reply allocates nothing; and where there are
/// only keywords, one that proves longer than all of them while still ASCII (most are) is left at that point.
public struct ReplyMatcher: Sendable {
  private let optOuts: FoldedWords
  private let optIns: FoldedWords
  private let longestKeyword: Int
  private let phrases: PhraseAutomaton

  /// A keyword or phrase that folds to nothing (white space only) matches no reply.
  ///
  /// - Parameter reviewPhrases: `PhraseID` counts them.
  public init(
    optOutKeywords: [String], optInKeywords: [String] = [], reviewPhrases: [String] = [], autoTags: [AutoTag] = []
  ) {
    optOuts = FoldedWords(optOutKeywords)
    optIns = FoldedWords(optInKeywords)
    longestKeyword = max(optOuts.longest, optIns.longest)
    var patterns: [PhrasePattern] = []
    for (index, phrase) in reviewPhrases.enumerated() {
      patterns.append(PhrasePattern(phrase, .occurs, .ranked(UInt32(clamping: index))))
    }
    for autoTag in autoTags {
      for text in autoTag.replyIs { patterns.append(PhrasePattern(text, .isWhole, .label(autoTag.tag.rawValue))) }
      for text in autoTag.replyContains { patterns.append(PhrasePattern(text, .occurs, .label(autoTag.tag.rawValue))) }
    }
    phrases = PhraseAutomaton(patterns)
  }

  public init(_ policy: RoutingPolicy) {
    self.init(
      optOutKeywords: policy.optOutKeywords, optInKeywords: policy.optInKeywords, reviewPhrases: policy.reviewPhrases,
      autoTags: policy.autoTags)
  }

  /// Reads a reply. An opt-out keyword comes first: then nothing else is looked for.
  ///
  /// - Parameters:
  ///   - text: UTF-8, as it came.
  ///   - tags: becomes the tags that the reply gives its contact, sorted, each once.
  public func reads(_ text: UnsafeBufferPointer<UInt8>, tags: inout [TagID]) -> ReplyReading {
    tags.removeAll(keepingCapacity: true)
    let room = phrases.isEmpty ? longestKeyword : max(longestKeyword, text.count)
    let reading = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { form -> ReplyReading? in
      switch ASCII.foldReply(text, into: form) {
      case .tooLong: ReplyReading()
      case .form(let count): reads(form: UnsafeBufferPointer(rebasing: form[..<count]), &tags)
      case .undecided: nil
      }
    }
    if let reading { return reading }
    var form: [UInt8] = []
    TextFolding.appendReply(text, to: &form)
    return form.withUnsafeBufferPointer { reads(form: $0, &tags) }
  }

  /// As `reads(_:tags:)`, the tags left out.
  public func reads(_ text: String) -> ReplyReading {
    var text = text
    var tags: [TagID] = []
    return text.withUTF8 { reads($0, tags: &tags) }
  }

  private func reads(form: UnsafeBufferPointer<UInt8>, _ tags: inout [TagID]) -> ReplyReading {
    if optOuts.contains(form) { return ReplyReading(isKeyword: true) }
    let asksBack = optIns.contains(form)
    if phrases.isEmpty { return ReplyReading(asksBack: asksBack) }
    let review = phrases.read(form) { tags.append(TagID($0)) }
    tags.sortEachOnce()
    return ReplyReading(asksBack: asksBack, review: review.map { PhraseID($0) })
  }
}

extension [TagID] {
  /// Sorts the tags and drops those that stand twice.
  fileprivate mutating func sortEachOnce() {
    guard count > 1 else { return }
    sort()
    var kept = 1
    for index in 1..<count where self[index] != self[kept - 1] {
      self[kept] = self[index]
      kept += 1
    }
    removeLast(count - kept)
  }
}
