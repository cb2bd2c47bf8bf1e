internal import Campaign
internal import Phones

/// People who have opted out by rows that brought no contact, for rows and events to come: who arrives with one of these ids or phones
/// has opted out.
struct AwaitedOptOuts {
  /// In the order in which they came, so that the same rows are saved as the same bytes.
  private(set) var ids: [String] = []
  private(set) var phones: [PhoneKey] = []
  // Texts compare as in Unicode, as ids do.
  private var knownIDs: Set<String> = []
  private var knownPhones: Set<PhoneKey> = []

  var isEmpty: Bool { ids.isEmpty && phones.isEmpty }

  mutating func add(id: String) { if knownIDs.insert(id).inserted { ids.append(id) } }
  mutating func add(_ phone: PhoneKey) { if knownPhones.insert(phone).inserted { phones.append(phone) } }

  func has(id: Bytes, _ phone: PhoneKey?) -> Bool {
    if let phone, knownPhones.contains(phone) { return true }
    return !knownIDs.isEmpty && knownIDs.contains(String(decoding: id, as: UTF8.self))
  }

  /// About how many bytes of memory they take.
  var footprint: Int { ids.reduce(0) { $0 + 96 + 2 * $1.utf8.count } + 48 * phones.count }
}
