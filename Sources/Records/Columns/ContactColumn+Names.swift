internal import Campaign
internal import Diagnostics

extension ContactColumn {
  /// The column whose name this is but for its spelling.
  static func spelled(_ header: HeaderName) -> ContactColumn? {
    allCases.first { HeaderName($0.rawValue).text == header.text }
  }

  /// The column that other programs call so.
  static func named(_ header: HeaderName) -> ContactColumn? {
    allCases.first { $0.otherNames.contains(header.text) }
  }

  /// What other programs certainly mean by this column, as `HeaderName` has it, the likeliest first.
  var otherNames: [String] {
    switch self {
    case .id:
      [
        "contactid", "vanid", "voterfilevanid", "myvoterfilevanid", "mycampaignid", "externalid", "personid", "voterid",
        "recordid", "uuid", "guid",
      ]
    case .name: ["fullname", "displayname", "contactname", "firstname", "givenname", "preferredname"]
    case .phone:
      [
        "cell", "cellphone", "cellnumber", "cellphonenumber", "mobile", "mobilephone", "mobilenumber",
        "mobilephonenumber", "phonenumber", "phoneno", "telephone", "telephonenumber", "contactphone", "smsphone",
        "smsnumber",
      ]
    case .tags: ["tag", "taglist", "tagnames", "contacttags"]
    case .timeZone: ["tz", "timezonename", "contacttimezone"]
    case .lastTeamMember: []
    case .assignedTo: ["assignee", "assignedmember", "assignedteammember"]
    case .optedOut:
      [
        "optout", "isoptedout", "hasoptedout", "smsoptout", "smsoptedout", "textoptout", "phoneoptout", "donotcontact",
        "donottext", "donotsms", "donotmessage", "dnc", "unsubscribed", "isunsubscribed",
      ]
    }
  }

  /// The column that this header may be, although it may also be something else: someone must say.
  ///
  /// An overlooked name or id does no harm that would not be noticed, so nothing resembles these.
  static func resembling(_ header: HeaderName) -> ContactColumn? {
    let words = Set(header.words)
    if !words.isDisjoint(with: ["stop", "stopped", "dnc", "blocked"])
      || optOutParts.contains(where: header.text.contains)
    {
      return .optedOut
    }
    if header.text.contains("phone") || !words.isDisjoint(with: ["cell", "mobile", "tel", "msisdn", "whatsapp"]) {
      return .phone
    }
    if !words.isDisjoint(with: ["tag", "tags"]) { return .tags }
    if header.text.contains("timezone") { return .timeZone }
    // Others put words before the name, as in `contact[optOut]`.
    let endings = header.words.indices.dropFirst().map { header.words[$0...].joined() }
    let optOut = HeaderName(optedOut.rawValue).text
    if endings.contains(where: { !suggest($0, among: [optOut]).isEmpty }) { return .optedOut }
    let known: [ContactColumn] = [.optedOut, .phone, .tags, .timeZone, .lastTeamMember, .assignedTo]
    let names = known.map { HeaderName($0.rawValue).text }
    guard let meant = suggest(header.text, among: names).first else { return nil }
    return zip(known, names).first { $0.1 == meant }?.0
  }

  /// What headers hold that are about consent to texts.
  private static let optOutParts = [
    "optout", "optedout", "optsout", "optin", "optedin", "donotcontact", "donottext", "donotsms", "donotmessage",
    "donotcall", "dontcontact", "donttext", "dontcall", "notext", "nosms", "nocontact", "unsub", "subscri", "suppress",
    "blacklist", "blocklist",
  ]
}
