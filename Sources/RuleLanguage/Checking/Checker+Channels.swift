import Campaign
import Diagnostics
import KeyedFiles
internal import Phones
internal import Text

extension Checker {
  /// How a member wants to be notified, each channel once; reports the channels that lead nowhere.
  mutating func channels(of member: MemberSyntax, from source: Source) -> [NotificationChannel] {
    for address in [member.email, member.phone] { refuseOption(address, from: source) }
    let notified = member.notify.value?.compactMap(\.value) ?? []
    for channel in NotificationChannel.allCases where !notified.contains(channel.rawValue) {
      checkUnusedAddress(of: member, for: channel, from: source)
    }
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

  /// Many programs that send take an address as a word of their command line, and one that begins with `-` for an option.
  private mutating func refuseOption(_ address: Written<String>, from source: Source) {
    guard case .value(let text, let place) = address, isOption(text) else { return }
    problems.report(
      Problem(
        .unusableAddress, "\(quoted(text)) begins with `-`, which programs that send take for an option",
        at: Place(source, place), help: "write the address without the `-`"))
  }

  /// Addresses are checked only superficially: only a mail server knows whether one exists.
  private mutating func checkAddress(
    of member: MemberSyntax, for channel: NotificationChannel, _ span: SourceSpan, from source: Source
  ) {
    let (key, address) = address(of: member, for: channel)
    switch address {
    case .invalid: break
    case .absent:
      problems.report(
        Problem(
          .notifyWithoutAddress, "\(quoted(channel.rawValue)) needs the member's `\(key.rawValue)`",
          at: Place(source, span), help: "write \(quoted(key.rawValue + ":")) with \(key.rule.shape.phrase)"))
    case .value(let text, let place):
      guard !isUsable(text, channel), !isOption(text) else { return }
      problems.report(
        Problem(
          .unusableAddress, "\(quoted(text)) is not \(key.rule.shape.phrase)", at: Place(source, place),
          related: [Label(Place(source, span), "notifications go there")], help: advice(on: channel)))
    }
  }

  /// An address that nothing is sent to yet may be wrong as well.
  private mutating func checkUnusedAddress(
    of member: MemberSyntax, for channel: NotificationChannel, from source: Source
  ) {
    let (key, address) = address(of: member, for: channel)
    guard case .value(let text, let place) = address, !isUsable(text, channel), !isOption(text) else { return }
    problems.report(
      Problem(
        .unusableAddress, .warning, "\(quoted(text)) is not \(key.rule.shape.phrase)", at: Place(source, place),
        help: advice(on: channel)))
  }

  private func address(of member: MemberSyntax, for channel: NotificationChannel) -> (MemberKey, Written<String>) {
    switch channel {
    case .email: (.email, member.email)
    case .sms: (.phone, member.phone)
    }
  }

  private func isUsable(_ text: String, _ channel: NotificationChannel) -> Bool {
    switch channel {
    case .email: return isEmailAddress(text)
    case .sms:
      guard isPhoneNumber(text) else { return false }
      // Where the team is from is not known, so the country of the contacts is asked, if one is named.
      let reader = syntax.list.value?.country.value.flatMap { PhoneReader(country: $0) } ?? .american
      return switch Array(text.utf8).withUnsafeBufferPointer(reader.read) {
      case .phone: true
      case .blank, .tooLong, .unusable: false
      }
    }
  }

  private func advice(on channel: NotificationChannel) -> String {
    channel == .email ? "write it as `ana@example.org`" : "write it as `\"+12155550101\"`, in quotes"
  }
}

/// A shell drops blanks before a word.
private func isOption(_ address: String) -> Bool { address.first { !$0.isWhitespace } == "-" }

/// There is text before and after one `@`, a point in what follows it, and no blank, comma or line break anywhere.
private func isEmailAddress(_ text: String) -> Bool {
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: { $0.isWhitespace || ",;<>".contains($0) }) else {
    return false
  }
  let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
  return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
}

/// At least seven digits, and no letter.
private func isPhoneNumber(_ text: String) -> Bool {
  let digits = text.utf8.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  return digits.count >= 7 && !text.contains { $0.isLetter || $0 == "@" }
}
