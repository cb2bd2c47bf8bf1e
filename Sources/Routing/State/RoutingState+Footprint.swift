internal import Campaign

extension RoutingState {
  /// About how many bytes of memory the state takes, rather too many than too few.
  package var footprint: Int {
    contactCount * (160 + (hasReplyClocks ? 40 : 0) + 4 * policy.fields.count) + 4 * contacts.tags.entryCount
  }
}
