/// What the keys of a record, or the columns of a table, mean to the reader.
package enum RecordShape: Sendable {
  /// Those of a contact, which requires an `id`; all others are fields.
  case contact
  /// Those of a contact, which does not require an `id`.
  case partialContact
  /// Those of a contact, and others that programs wrote as they are.
  case effect
  /// Those of an event, whose `filter` may hold a list or an object.
  case event
  /// Fields only.
  case fields

  var idRequired: Bool {
    switch self {
    case .contact: true
    case .partialContact, .effect, .event, .fields: false
    }
  }

  /// Whether keys of JSON objects are compared with the columns of a contact as headers of tables are.
  var namesColumns: Bool {
    switch self {
    case .contact, .partialContact: true
    case .effect, .event, .fields: false
    }
  }

  /// Whether people make such texts with spreadsheets.
  var mayBeSheet: Bool {
    switch self {
    case .contact, .fields: true
    case .partialContact, .effect, .event: false
    }
  }

  /// Whether keys may name columns of a contact.
  var hasColumns: Bool {
    switch self {
    case .contact, .partialContact, .effect, .event: true
    case .fields: false
    }
  }

  /// A record, in a message.
  var example: String {
    switch self {
    case .contact, .partialContact, .effect: "{\"id\": \"c1\"}"
    case .event: "{\"event\": \"start\", \"member\": \"ana\"}"
    case .fields: "{\"key\": \"value\"}"
    }
  }

  var takesFilter: Bool {
    switch self {
    case .event: true
    case .contact, .partialContact, .effect, .fields: false
    }
  }
}
