/// A program whose exports are read as they are.
public enum ListProfile: String, Sendable, CaseIterable {
  case van, mailchimp
  case actionNetwork = "action-network"
  case spoke, civicrm
}

/// A column that the exports of a program have.
public struct ProfileColumn: Sendable {
  public let meaning: ContactColumn
  /// The best first, where a contact has one such value.
  public let headers: [String]
  /// In which words a column about opt outs says it; nil: yes or no.
  public let wording: OptOutWording?

  init(_ meaning: ContactColumn, _ headers: [String], consents: [String]? = nil) {
    self.meaning = meaning
    self.headers = headers
    wording = consents.map { .program($0) }
  }
}

extension ListProfile {
  public var columns: [ProfileColumn] {
    switch self {
    case .van:
      [
        ProfileColumn(.id, ["Voter File VANID", "VANID", "MyCampaign ID", "PDI ID"]),
        ProfileColumn(.name, ["FirstName", "Preferred Name"]),
        ProfileColumn(.phone, ["Cell Phone", "Mobile Phone", "Preferred Phone", "Phone"]),
        ProfileColumn(.tags, ["Tags"]),
        ProfileColumn(.optedOut, ["Do Not Text", "Cell Phone Opt Out", "Phone Opt Out", "SMS Opt Out"]),
        ProfileColumn(
          .optedOut, ["SMS Opt In Status", "Cell Phone Opt In Status", "Phone Opt In Status"],
          consents: ["opted in", "opt in", "opt-in", "unknown"]),
      ]
    case .mailchimp:
      [
        ProfileColumn(.id, ["EUID", "LEID"]),
        ProfileColumn(.name, ["First Name"]),
        ProfileColumn(.phone, ["SMS Phone Number", "Phone Number", "Phone"]),
        ProfileColumn(.tags, ["TAGS"]),
        ProfileColumn(.timeZone, ["TIMEZONE"]),
        ProfileColumn(.optedOut, ["UNSUB_TIME"], consents: []),
        ProfileColumn(.optedOut, ["SMS Marketing Status", "SMS Status"], consents: ["subscribed"]),
      ]
    case .actionNetwork:
      [
        ProfileColumn(.id, ["uuid"]),
        ProfileColumn(.name, ["first_name"]),
        ProfileColumn(.phone, ["can2_phone", "Mobile Number", "Phone"]),
        ProfileColumn(.tags, ["can2_user_tags", "Tags"]),
        ProfileColumn(.optedOut, ["can2_sms_status", "Mobile Status", "SMS Status"], consents: ["subscribed"]),
        ProfileColumn(.optedOut, ["mobile_subscribed"], consents: ["true", "yes", "1"]),
      ]
    case .spoke:
      [
        ProfileColumn(.id, ["contact[external_id]", "external_id"]),
        ProfileColumn(.name, ["contact[firstName]", "firstName"]),
        ProfileColumn(.phone, ["contact[cell]", "cell"]),
        ProfileColumn(.tags, ["contact[tags]", "tags"]),
        ProfileColumn(.optedOut, ["contact[optOut]"]),
      ]
    case .civicrm:
      [
        ProfileColumn(.id, ["Contact ID", "Internal Contact ID"]),
        ProfileColumn(.name, ["Display Name", "First Name"]),
        ProfileColumn(.phone, ["Phone-Mobile", "Home-Phone-Mobile", "Phone"]),
        ProfileColumn(.tags, ["Tag(s)"]),
        ProfileColumn(.optedOut, ["Do Not SMS", "Is Opt Out", "No Bulk Emails (User Opt Out)"]),
      ]
    }
  }

  /// Headers that look like one of these columns and are none.
  public var fields: [String] {
    switch self {
    case .van: ["Home Phone", "Work Phone", "Cell Phone Confirmed", "Phone Type", "Cell Phone Type", "IsCellPhone"]
    case .mailchimp:
      [
        "OPTIN_TIME", "OPTIN_IP", "UNSUB_CAMPAIGN_TITLE", "UNSUB_CAMPAIGN_ID", "UNSUB_REASON", "UNSUB_REASON_OTHER",
      ]
    // This is about email.
    case .actionNetwork: ["can2_subscription_status", "Email Status", "Subscription Status"]
    case .spoke: []
    case .civicrm: ["Do Not Phone", "Phone Type"]
    }
  }

  /// Whether the program knows contacts by their phones, where an export has no column of ids.
  public var identifiesByPhone: Bool {
    switch self {
    case .spoke: true
    case .van, .mailchimp, .actionNetwork, .civicrm: false
    }
  }

  /// What stands between the tags of a cell; nil where the program writes none.
  public var tagSeparators: [UInt8]? {
    switch self {
    case .mailchimp, .actionNetwork, .civicrm, .van: [0x2C]
    case .spoke: nil
    }
  }
}
