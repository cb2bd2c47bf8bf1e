import Campaign

// The words that stand as values in rule files and mean nothing to a policy; those that do are in `Campaign`, by their
// names in files.

/// Who gets a notification, unless members and lists are named.
package enum NotifiedWord: String, CaseIterable { case all }

enum KeywordsWord: String, CaseIterable { case usual = "default" }

extension RawRepresentable where Self: CaseIterable, RawValue == String {
  static var words: [String] { allCases.map(\.rawValue) }
}

/// Names that neither a member nor a list may have, because they have a meaning where a name is allowed.
package let reservedNames: [String] = ReplyStepWord.words + NotifiedWord.words

/// What identifies a contact of a list that has no ids.
enum ListIDWord: String, CaseIterable { case phone }
