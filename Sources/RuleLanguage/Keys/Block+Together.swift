/// What is required of the keys of a mapping together.
package enum KeysTogether {
  /// Exactly one of these.
  case oneOf([String])
  /// All keys of one of these groups at least.
  case groups([[String]])
}

extension Block {
  /// Nil where each key is required or not by itself.
  package var together: KeysTogether? {
    switch self {
    case .invariant: .oneOf(InvariantKey.allCases.map(\.rawValue))
    case .tagRule: .oneOf([TagRuleKey.tag, .when].map(\.rawValue))
    case .autoTag: .groups([[AutoTagKey.replyIs.rawValue], [AutoTagKey.replyContains.rawValue]])
    case .textingHours: .groups([[TextingHoursKey.days], [.start, .end]].map { $0.map(\.rawValue) })
    case .file, .member, .userList, .shifts, .distribution, .replyTimeout, .listStep, .condition, .optOut, .keywords,
      .hoursWhere, .notification, .claim, .atMost, .list, .listColumns, .caseFile, .routingCase, .expectedStats:
      nil
    }
  }
}
