internal import Campaign

/// The table of a policy's tags, made once for many runs that each add tags of their own to a copy.
final class PolicyTags {
  let table: TagTable

  init(_ policy: RoutingPolicy) { table = TagTable(policy) }
}
