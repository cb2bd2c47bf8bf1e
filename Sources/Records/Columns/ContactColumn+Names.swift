package import Campaign
internal import Diagnostics

extension ContactColumn {
  /// The column that a name certainly means, which may be another spelling of it.
  package static func meant(by name: String) -> ContactColumn? {
    let header = HeaderName(name)
    return spelled(header) ?? named(header)
  }

  /// The column whose name this is but for its spelling.
  static func spelled(_ header: HeaderName) -> ContactColumn? {
    zip(allCases, ownNames).first { $1 == header.text }?.0
  }

  /// The names of all columns, as `HeaderName` has them.
  private static let ownNames = allCases.map { HeaderName($0.rawValue).text }

  /// The column that other programs call so.
  static func named(_ header: HeaderName) -> ContactColumn? {
    allCases.first { $0.otherNames.contains(header.text) }
  }

  /// Whether a name certainly means the column of opt outs, as `meant(by:)` has it.
  static func isNamedOptedOut(_ header: HeaderName) -> Bool { optedOutNames.contains(header.text) }

  private static let optedOutNames = Set([HeaderName(optedOut.rawValue).text] + optedOut.otherNames)

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
}
