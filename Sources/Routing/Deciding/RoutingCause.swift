/// Why a conversation is routed.
enum RoutingCause {
  case reply
  /// No one answered in time. The hours are not asked.
  case timeout
  /// A tag made a rule match that asks at once. The hours are not asked.
  case tag
}
