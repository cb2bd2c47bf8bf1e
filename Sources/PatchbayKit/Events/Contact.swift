/// Someone to text: a row of a contact list.
///
/// ```swift
/// effects += action.add(Contact("c2", phone: "+12155550101", tags: ["Donor"], fields: ["state": "PA"]))
/// ```
public struct Contact: Hashable, Sendable {
  /// Unlike every other contact's of the action.
  public var id: String
  /// For people.
  public var name: String?
  /// Contacts with the same phone are one person, who gets one first text; written as people write phones.
  public var phone: String?
  /// Compare after trimming and Unicode case folding. The tag `Opt Out` opts out.
  public var tags: [String]
  /// The member who wrote to the contact last in an earlier contact action.
  public var lastTeamMember: String?
  /// The member who is to send the first text.
  public var assignedTo: String?
  /// A name of the time zone database, such as `America/New_York`; rules with texting hours ask for it.
  public var timeZone: String?
  /// Never texted.
  public var isOptedOut: Bool
  /// What rules may ask about beside tags, by name. Names of the columns above mean nothing here.
  public var fields: [String: String]

  /// A contact of that id; everything else may be left out.
  public init(
    _ id: String, name: String? = nil, phone: String? = nil, tags: [String] = [], lastTeamMember: String? = nil,
    assignedTo: String? = nil, timeZone: String? = nil, isOptedOut: Bool = false, fields: [String: String] = [:]
  ) {
    self.id = id
    self.name = name
    self.phone = phone
    self.tags = tags
    self.lastTeamMember = lastTeamMember
    self.assignedTo = assignedTo
    self.timeZone = timeZone
    self.isOptedOut = isOptedOut
    self.fields = fields
  }
}
