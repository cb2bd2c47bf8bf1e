import KeyedFiles

/// The keys of a block that has some keys of its own and some that it shares with other blocks.
enum JoinedKey<Own: BlockKey, Shared: BlockKey>: BlockKey {
  case own(Own)
  case shared(Shared)

  static var phrase: String { Own.phrase }
  static var allCases: [Self] { Own.allCases.map(Self.own) + Shared.allCases.map(Self.shared) }

  init?(rawValue: String) {
    if let own = Own(rawValue: rawValue) {
      self = .own(own)
    } else if let shared = Shared(rawValue: rawValue) {
      self = .shared(shared)
    } else {
      return nil
    }
  }

  var rawValue: String {
    switch self {
    case .own(let key): key.rawValue
    case .shared(let key): key.rawValue
    }
  }

  var rule: KeyRule {
    switch self {
    case .own(let key): key.rule
    case .shared(let key): key.rule
    }
  }
}

/// The entries of such a block, with its own entries separate from the shared ones.
func parted<Own, Shared>(
  _ entries: [BlockEntry<JoinedKey<Own, Shared>>]
) -> (own: [BlockEntry<Own>], shared: [BlockEntry<Shared>]) {
  var parts: (own: [BlockEntry<Own>], shared: [BlockEntry<Shared>]) = ([], [])
  for entry in entries {
    switch entry.key {
    case .own(let key): parts.own.append(BlockEntry(key, entry.span, entry.node))
    case .shared(let key): parts.shared.append(BlockEntry(key, entry.span, entry.node))
    }
  }
  return parts
}
