internal import Journal
internal import Records

extension Fingerprint {
  /// Of a contact list that there is none of.
  static let ofNothing = Fingerprint(of: [])

  static func of(_ texts: RuleTexts) -> [UInt8] {
    Fingerprint(of: texts.documents.flatMap { Fingerprint(of: $0.bytes).bytes }).bytes
  }
}
