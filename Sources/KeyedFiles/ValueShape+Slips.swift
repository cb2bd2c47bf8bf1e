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
  var takesList: Bool {
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
}
