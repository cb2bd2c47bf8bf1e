/// Members with many conversations that need attention answer before they text anyone else.
extension Model {
  /// Whether the member is refused to send and to start. What waits for the texting hours does not count.
  func mustAnswerFirst(_ member: Int) -> Bool {
    guard let most = setup.answersFirst, fault != .answersFirstIsIgnored else { return false }
    let waiting = contacts.filter { $0.needsAttention && $0.holders.contains(member) }
    return waiting.count { fault == .nightCountsForAnswersFirst || !waitsForHours($0) } >= most
  }
}
