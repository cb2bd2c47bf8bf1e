import KeyedFiles

/// The keys of a rule file that are reached by keys alone, by their paths (`distribution.mode`), in the order of the
/// key table. A key in a list, or under a free name, has no path of its own.
public let ruleKeyPaths: [String] = Block.file.keys.flatMap { key in
  [key.name] + blocks(of: key.rule.shape).flatMap { $0.keys.map { key.name + "." + $0.name } }
}

/// The mappings with fixed keys that a value may be.
private func blocks(of shape: ValueShape) -> [Block] {
  switch shape {
  case .keys(let phrase): Block.allCases.filter { $0.phrase == phrase }
  case .either(let shapes): shapes.flatMap { blocks(of: $0) }
  case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .list,
    .oneOrMore, .named:
    []
  }
}
