// What slips of the hand ask of a shape.
extension ValueShape {
  /// Whether a value in quotes is allowed there.
  var isText: Bool {
    switch self {
    case .wholeNumber, .seed, .number, .share, .flag, .null: false
    case .lengthOfTime, .timeOfDay, .name, .text, .word, .list, .oneOrMore, .named, .keys: true
    case .either(let shapes): shapes.first.map(\.isText) ?? true
    }
  }

  /// Whether a list is allowed there.
  @usableFromInline var takesList: Bool {
    switch self {
    case .list, .oneOrMore: true
    case .either(let shapes): shapes.contains(where: \.takesList)
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .named,
      .keys:
      false
    }
  }

  /// Whether a single value is allowed there.
  var takesScalar: Bool {
    switch self {
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word: true
    case .oneOrMore(let element): element.takesScalar
    case .either(let shapes): shapes.contains(where: \.takesScalar)
    case .list, .named, .keys: false
    }
  }

  /// Whether a mapping is allowed there.
  var takesKeys: Bool {
    switch self {
    case .named, .keys: true
    case .either(let shapes): shapes.contains(where: \.takesKeys)
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .list,
      .oneOrMore:
      false
    }
  }

  /// The mappings with fixed keys that are allowed there, by their phrases.
  var mappings: [String] {
    switch self {
    case .keys(let mapping): [mapping]
    case .either(let shapes): shapes.flatMap(\.mappings)
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .list,
      .oneOrMore, .named:
      []
    }
  }

  /// Whether a mapping with free names as keys is allowed there.
  var takesNames: Bool {
    switch self {
    case .named: true
    case .either(let shapes): shapes.contains(where: \.takesNames)
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .list,
      .oneOrMore, .keys:
      false
    }
  }
}

extension ValueShape {
  /// Whether it is a mapping from names to mappings with fixed keys.
  var namesBlocks: Bool {
    switch self {
    case .named(_, .keys): true
    case .either(let shapes): shapes.contains(where: \.namesBlocks)
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .list,
      .oneOrMore, .named, .keys:
      false
    }
  }

  /// What the entries of a list are, where a list is allowed.
  var element: ValueShape? {
    switch self {
    case .list(let element), .oneOrMore(let element): element
    case .either(let shapes): shapes.lazy.compactMap(\.element).first
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .named,
      .keys:
      nil
    }
  }
}
