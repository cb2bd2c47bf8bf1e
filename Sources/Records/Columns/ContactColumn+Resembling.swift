internal import Campaign
internal import Diagnostics
internal import Folding
internal import Text

extension ContactColumn {
  /// The column that this header may be, although it may also be something else: someone must say.
  ///
  /// An overlooked name or id does no harm that would not be noticed, so nothing resembles these.
  static func resembling(_ header: HeaderName) -> ContactColumn? {
    // In languages with accents, headers are written with and without them.
    let words = Set(header.words.map(foldedReply))
    let text = foldedReply(header.text)
    // Without the word of `contact[removed]`.
    let rest = header.words.drop { $0 == "contact" }.map(foldedReply).joined()
    if isAboutConsent(words) || text.contains(anyOf: consentParts) || OptOutWords.areIn(header: rest) {
      return .optedOut
    }
    if header.isQuestion, words.count == 1, words.isSubset(of: askedAlone) { return .optedOut }
    if text.contains(anyOf: ["phone", "telefon"]) || !words.isDisjoint(with: phoneWords) {
      return isAboutPhones(header.words.map(foldedReply)) ? nil : .phone
    }
    if !words.isDisjoint(with: tagWords) { return .tags }
    if text.contains(anyOf: ["timezone", "zonahoraria", "fusohorario", "fuseauhoraire", "zeitzone"]) {
      return .timeZone
    }
    // Others put words before the name, as in `contact[optOut]`.
    let endings = header.words.indices.dropFirst().map { header.words[$0...].joined() }
    let optOut = HeaderName(optedOut.rawValue).text
    if endings.contains(where: { !suggest($0, among: [optOut]).isEmpty }) { return .optedOut }
    let known: [ContactColumn] = [.optedOut, .phone, .tags, .timeZone, .lastTeamMember, .assignedTo]
    let names = known.map { HeaderName($0.rawValue).text }
    guard let meant = suggest(header.text, among: names).first else { return nil }
    return zip(known, names).first { $0.1 == meant }?.0
  }

  /// Whether a header is, or may be, that of a column about opt outs.
  static func isAboutOptOuts(_ header: HeaderName) -> Bool {
    isNamedOptedOut(header) || resembling(header) == .optedOut
  }

  /// Whether a tag says that its contact has opted out, in other words than `Opt Out`.
  static func saysOptedOut(_ tag: HeaderName) -> Bool {
    if isNamedOptedOut(tag) { return true }
    let text = foldedReply(tag.text)
    return OptOutWords.isOne(text) || OptOutWords.begin(text)
  }

  /// Whether the resolution of a conversation says so, or a part of it between marks: `No, opted out`.
  static func saysOptedOut(_ resolution: Bytes) -> Bool {
    let text = String(decoding: resolution, as: UTF8.self)
    return OptOutTag.isSpelled(text) || tellsOptOut(text)
      || text.replacing(text: " - ", with: ",").split(whereSeparator: { ",.;:!?/()|–—".contains($0) })
        .contains { tellsOptOut(String($0)) }
  }

  /// Whether a tag says so, or one of several that are written as one: `Donor / Opt Out`.
  static func namesOptOut(_ tag: HeaderName) -> Bool {
    if saysOptedOut(tag) { return true }
    return tag.words.indices.dropFirst().contains { index in
      let before = tag.words[index - 1]
      // `Not Opted Out`, `Email Opt Out`
      if beforeOtherOptOuts.contains(before) { return false }
      let text = foldedReply(tag.words[index...].joined())
      return OptOutWords.wholeLater.contains(text) || OptOutWords.begin(text)
    }
  }

  /// Whether a cell for something else says so, before or behind it: `STOP - per call`, `Ana (opted out)`.
  static func tellsOptOut(_ cell: String) -> Bool {
    let first = cell.prefix { $0.isLetter || $0.isNumber || $0 == " " || $0 == "'" || $0 == "’" }
    return namesOptOut(HeaderName(cell)) || OptOutWords.isOne(foldedReply(HeaderName(String(first)).text))
  }

  /// Whether the words beside a phone say that it is not to be texted: `DO NOT CALL 2155550101`, `2155550101 (wrong number)`.
  static func tellsOptOut(besidePhone cell: String) -> Bool {
    let words = HeaderName(cell).words.map(foldedReply).filter { $0.contains { $0.isLetter } }
    if isNoLongerTheirs(Set(words)) { return true }
    return words.indices.contains { first in
      if first > 0, beforeOtherOptOuts.contains(words[first - 1]) { return false }
      let rest = words[first...]
      return OptOutWords.begin(rest.joined()) || !aboutOptOuts.isDisjoint(with: rest.prefix(1))
        || (1...4).contains { OptOutWords.isWhole(rest.prefix($0).joined()) }
    }
  }

  /// What makes an opt out none, or one from something else: `Not Opted Out`, `Email Opt Out`.
  private static let beforeOtherOptOuts: Set<String> = [
    "not", "no", "never", "email", "mail", "e", "undo", "revert",
  ]

  /// Whoever is dead, or has another number by now, is not to be texted either.
  private static func isNoLongerTheirs(_ words: Set<String>) -> Bool {
    !words.isDisjoint(with: ["deceased", "fallecido", "fallecida", "decede"])
      || !words.isDisjoint(with: ["wrong", "bad", "invalid", "disconnected"])
        && !words.isDisjoint(with: ["number", "phone", "mobile", "cell", "numero", "tel"])
  }

  /// Whether words are about whether someone may be texted: `Consent`, `OK to Text`, `SMS Status`.
  private static func isAboutConsent(_ words: Set<String>) -> Bool {
    // `OK to Contact`, which people write about all that is sent.
    if words.contains("contact"), !words.isDisjoint(with: ["ok", "okay", "can", "may", "allowed", "permission"]) {
      return true
    }
    // As in `contact[sms]`.
    let words = words.subtracting(["contact"])
    if !words.isDisjoint(with: aboutOptOuts) || !words.isDisjoint(with: consentWords) {
      return true
    }
    if isNoLongerTheirs(words) { return true }
    // A word among others says too little: `Removed from Roll`, `Text of Bill`.
    if words.count == 1, !words.isDisjoint(with: aloneAboutOptOuts) { return true }
    if words == ["on", "hold"] || words == ["messaging", "status"] { return true }
    if words == ["opt", "status"] || words == ["optstatus"] { return true }
    if words.contains("marketing"), !words.isDisjoint(with: agreeingWords) { return true }
    // The status of a message is what became of it.
    return !words.isDisjoint(with: textWords) && !words.isDisjoint(with: agreeingWords)
      || !words.isDisjoint(with: textWords.subtracting(["message", "messaging"]))
        && !words.isDisjoint(with: ["send", "no", "not", "never", "yes", "status", "preference", "pref", "prefs"])
  }

  /// Whether a header says something about phones and has none below it: `Phone Type`, `Is Cell Phone`.
  private static func isAboutPhones(_ parts: [String]) -> Bool {
    let last: Set<String> = [
      "type", "label", "status", "carrier", "confirmed", "verified", "quality", "score", "source", "provider",
      "country",
      "count", "bad", "valid", "date",
    ]
    return last.contains(parts.last ?? "") || ["is", "has", "phonetic"].contains(parts.first ?? "")
  }

  /// Whether a header says who may be texted, so that a yes below it is no opt out: `SMS Opt In`, `May we text you?`
  static func isAboutAgreement(_ header: HeaderName) -> Bool {
    let words = Set(header.words.map(foldedReply))
    let text = foldedReply(header.text)
    let denials: Set<String> = [
      "no", "not", "never", "dont", "don", "out", "stop", "stopped", "without", "revoked", "withdrawn", "declined",
      "status", "ip", "source", "reason",
    ]
    if !words.isDisjoint(with: denials) || text.contains(anyOf: ["out", "unsub"]) { return false }
    if text.contains(anyOf: ["optin", "optedin"]) { return true }
    // Days of other things have dates, too.
    if !words.isDisjoint(with: ["date", "time"]) { return false }
    if OptOutWords.areIn(header: text) { return false }
    return text.contains(text: "subscribed") && !text.contains(text: "un")
      || header.isQuestion && words.isSubset(of: askedAlone)
      || !words.isDisjoint(with: agreeingWords) || !words.isDisjoint(with: consentWords)
      || text.contains(anyOf: ["textable", "contactable"] + agreementParts)
  }

  /// Whether a header ends as those of ids do: `Lead ID`, `LALVOTERID`, `Attendee #`.
  static func endsAsID(_ header: HeaderName) -> Bool {
    guard let last = header.words.last else { return false }
    let others: Set<String> = [
      "campaign", "account", "assignment", "list", "event", "organization", "organisation", "household", "order",
      "goal",
      "email", "committee", "precinct", "district", "group",
    ]
    if !others.isDisjoint(with: header.words) || others.contains(where: { last == $0 + "id" }) { return false }
    return ["id", "uid", "guid", "uuid", "leid", "euid"].contains(last)
      || last.hasSuffix("id")
        && last.contains(anyOf: ["person", "contact", "voter", "lead", "member", "user", "vote", "pdi", "van"])
  }

  /// Words that make a header one about opt outs, whatever else is in it.
  private static let aboutOptOuts: Set<String> = [
    "stop", "stopped", "dnc", "dnt", "dnd", "blocked", "baja", "bajas", "tcpa", "litigator", "complaint", "complaints",
    "complained", "robinson", "bloctel",
  ]
  /// The same, of which a yes allows texts.
  private static let consentWords: Set<String> = [
    "consent", "consents", "gdpr", "rgpd", "consentimiento", "consentement", "consentimento", "consenso",
    "einwilligung", "werbeeinwilligung", "einverstandnis", "dsgvo", "zustimmung", "toestemming", "samtykke", "samtycke",
    "zgoda", "autorisation", "autorizacion", "autorizacao", "permiso",
  ]
  /// Words for texts, which make a header one about consent where others say that they are allowed.
  private static let textWords: Set<String> = [
    "sms", "text", "texts", "texting", "txt", "message", "messages", "messaging", "mensajes", "mensagens",
  ]
  private static let agreeingWords: Set<String> = [
    "can", "may", "ok", "okay", "allow", "allows", "allowed", "permission", "eligible", "enabled", "consented",
    "accept", "accepts", "accepted", "receive", "receives", "want", "wants", "agree", "agrees", "agreed", "approved",
    "authorized", "authorised", "permitted", "permite", "autoriza", "acepta", "aceita", "accord", "accepte", "erlaubt",
  ]
  /// Words that make a header one about consent where they are all of it, and it asks.
  private static let askedAlone: Set<String> = ["text", "txt", "sms", "message", "messages", "contact"]
  /// Words that make a header one about opt outs where they are all of it.
  private static let aloneAboutOptOuts: Set<String> = [
    "sms", "texting", "texts", "permission", "oo", "opt", "excluded", "exclude", "exclusion", "refuse", "refused",
    "refuses", "refusal", "decline", "declined", "declines", "hold", "onhold", "quit", "opted", "opposition", "exclu",
    "excluir", "cancelado",
  ]

  private static let tagWords: Set<String> = [
    "tag", "tags", "etiqueta", "etiquetas", "etiquette", "etiquettes", "schlagwort", "schlagworte", "schlagworter",
  ]

  private static let phoneWords: Set<String> = [
    "cell", "mobile", "tel", "tlf", "msisdn", "gsm", "whatsapp", "celular", "movil", "handy", "handynummer", "handynr",
    "mobil", "mobilnummer", "mobilnr", "rufnummer", "portable",
  ]

  /// What headers hold that are about consent to texts, beside what says of a contact that they opted out: `OptOutWords`.
  private static let consentParts =
    [
      "optsout", "optin", "optedin", "notext", "nocontact", "donotcall", "dontcall", "unsub", "subscri", "suppress",
      "blacklist", "blocklist", "textable", "contactable", "nollamar", "abmeldung",
    ] + agreementParts
  /// Russian, Chinese and Japanese, Korean: of which a yes allows texts.
  private static let agreementParts = ["согласие", "согласен", "согласна", "同意", "동의"].map(foldedReply)
}
