import Campaign
import Diagnostics
import KeyedFiles
internal import Text

extension Checker {
  /// How a member wants to be notified, each channel once; reports the channels that lead nowhere.
  mutating func channels(of member: MemberSyntax, from source: Source) -> [NotificationChannel] {
    var channels: [NotificationChannel] = []
    var spans: [SourceSpan] = []
    for case .value(let word, let span) in member.notify.value ?? [] {
      guard let channel = NotificationChannel(rawValue: word) else { continue }
      if let first = channels.firstIndex(of: channel) {
        problems.report(
          Problem(
            .writtenTwice, .warning, "\(quoted(word)) is written twice in `notify`", at: Place(source, span),
            related: [Label(Place(source, spans[first]), "the first one")], help: "delete one of them"))
        continue
      }
      channels.append(channel)
      spans.append(span)
      checkAddress(of: member, for: channel, span, from: source)
    }
    return channels
  }

  /// Addresses are checked only superficially: only a mail server knows whether one exists.
  private mutating func checkAddress(
    of member: MemberSyntax, for channel: NotificationChannel, _ span: SourceSpan, from source: Source
  ) {
    let (key, address, isUsable): (MemberKey, Written<String>, (String) -> Bool) =
      switch channel {
      case .email: (.email, member.email, isEmailAddress)
      case .sms: (.phone, member.phone, isPhoneNumber)
      }
    switch address {
    case .invalid: break
    case .absent:
      problems.report(
        Problem(
          .notifyWithoutAddress, "\(quoted(channel.rawValue)) needs the member's `\(key.rawValue)`",
          at: Place(source, span), help: "write \(quoted(key.rawValue + ":")) with \(key.rule.shape.phrase)"))
    case .value(let text, let place):
      guard !isUsable(text) else { return }
      problems.report(
        Problem(
          .unusableAddress, "\(quoted(text)) is not \(key.rule.shape.phrase)", at: Place(source, place),
          related: [Label(Place(source, span), "notifications go there")],
          help: channel == .email ? "write it as `ana@example.org`" : "write it as `\"+12155550101\"`, in quotes"))
    }
  }
}

/// There is text before and after an `@`, and no blank anywhere.
private func isEmailAddress(_ text: String) -> Bool {
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  return parts.count >= 2 && parts.first?.isEmpty == false && parts.last?.isEmpty == false && !text.contains(" ")
}

/// At least seven digits, and no letter.
private func isPhoneNumber(_ text: String) -> Bool {
  let digits = text.utf8.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  return digits.count >= 7 && !text.contains { $0.isLetter || $0 == "@" }
}
