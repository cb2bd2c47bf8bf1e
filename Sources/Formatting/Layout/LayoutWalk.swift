internal import Diagnostics
internal import YAMLTree

/// Decides what stands between the tokens of a document: a walk over its tree, which takes the tokens in order.
///
/// Where lines end is left to people, except that a `-` has its value beside it and a collection without brackets
/// starts below its key.
struct LayoutWalk {
  let document: YAMLDocument
  let tokens: LayoutTokens
  /// What stands before each token, and after the last.
  private(set) var gaps: [Gap] = []
  /// The indentation of a scalar's further lines, by token; of a block scalar, that of the collection around it.
  private(set) var scalarIndentations: [Int: Int] = [:]
  /// Whether a token was another one than the tree has there: a defect of this program.
  private(set) var isAstray = false
  /// The collections without brackets around the next token.
  private var levels: [Level] = []
  /// Those that ended since the token before, the innermost first.
  private var ended: [Level] = []
  /// Line breaks that stood before a comma, and will stand after it.
  private var carriedBreaks = 0

  private struct Level {
    let oldColumn: Int
    let indentation: Int
  }

  init(_ document: YAMLDocument, _ tokens: LayoutTokens) {
    self.document = document
    self.tokens = tokens
    gaps.reserveCapacity(tokens.all.count + 1)
    run()
  }

  private mutating func run() {
    while let kind = peek(), kind == .directive || kind == .marker { take(kind, .newLine(0)) }
    if let root = document.root { layOutValue(root, in: -indentationStep, at: .newLine(0)) }
    while peek() == .marker { take(.marker, .newLine(0)) }
    if peek() != nil { isAstray = true }
    takeRemarks(at: .newLine(0))
    gaps.append(gapAtEnd)
  }

  // MARK: Nodes

  /// - Parameter indentation: that of the collection around it.
  private mutating func layOutValue(_ node: NodeID, in indentation: Int, at position: Position) {
    let inner = indentation + indentationStep
    switch document.kind(node) {
    // A line of a text that is all of the document would be its end if it were `...` at the margin.
    case .plainScalar, .quotedScalar:
      takeScalar(node, at: position, outer: indentation, inner: max(inner, indentationStep))
    case .sequence, .mapping:
      if document.isBracketed(node) {
        layOutBrackets(node, at: position, base: inner, isOutermost: true)
      } else if document.kind(node) == .mapping {
        layOutMapping(node, inner, at: position.start == .onSameLine ? position : .newLine(inner))
      } else {
        layOutSequence(node, inner, at: position.start == .onSameLine ? position : .newLine(inner))
      }
    case .invalid: isAstray = true
    }
  }

  private mutating func layOutMapping(_ node: NodeID, _ indentation: Int, at first: Position) {
    begin(node, indentation)
    var position = first
    for (key, value) in document.entries(node) {
      takeScalar(key, at: position, outer: indentation, inner: indentation + indentationStep)
      take(.colon, .sameLine(0, indentation))
      layOutValue(value, in: indentation, at: .eitherLine(1, indentation + indentationStep))
      position = .newLine(indentation)
    }
    end()
  }

  private mutating func layOutSequence(_ node: NodeID, _ indentation: Int, at first: Position) {
    begin(node, indentation)
    var position = first
    for element in document.elements(node) {
      take(.dash, position)
      layOutValue(element, in: indentation, at: .sameLine(1, indentation + indentationStep))
      position = .newLine(indentation)
    }
    end()
  }

  private mutating func begin(_ node: NodeID, _ indentation: Int) {
    let start = Int(document.span(node).lower)
    levels.append(Level(oldColumn: column(of: start, in: tokens.bytes), indentation: indentation))
  }

  private mutating func end() { if let level = levels.popLast() { ended.append(level) } }

  /// - Parameters:
  ///   - base: the indentation of its closing bracket on a line of its own, unless its opening one has one as well.
  ///   - isOutermost: whether it is in no other brackets. Beside its key, what is in it is then indented more than `base`
  ///     only where the closing bracket has a line of its own.
  private mutating func layOutBrackets(_ node: NodeID, at position: Position, base: Int, isOutermost: Bool) {
    let isMapping = document.kind(node) == .mapping
    takeRemarks(at: position)
    let isOnNewLine = gaps.isEmpty || !staysOnLine(position, breaks: max(breaksBefore(gaps.count), carriedBreaks))
    let base = isOnNewLine ? position.indentation : base
    let items = isOutermost && !isOnNewLine && !closesOnNewLine ? base : base + indentationStep
    let isEmpty = tokens.all.indices.contains(gaps.count) && tokens.all[gaps.count].partner == gaps.count + 1
    take(.open, position)
    var blanks = isMapping ? 1 : 0
    if isMapping {
      for (key, value) in document.entries(node) {
        layOutPair(key, value, at: .eitherLine(blanks, items), items)
        takeComma(items)
        blanks = 1
      }
    } else {
      for element in document.elements(node) {
        layOutItem(element, at: .eitherLine(blanks, items), items)
        takeComma(items)
        blanks = 1
      }
    }
    carriedBreaks = 0
    let isTight = isEmpty || isAfterDash
    var end: Position = isTight ? .sameLine(0, base) : .eitherLine(isMapping || isAfterColon ? 1 : 0, base)
    end.remarks = items
    take(.close, end)
  }

  private mutating func layOutItem(_ node: NodeID, at position: Position, _ items: Int) {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      takeScalar(node, at: position, outer: items, inner: items + indentationStep)
    case .sequence, .mapping:
      if document.isBracketed(node) {
        layOutBrackets(node, at: position, base: items, isOutermost: false)
      } else if let (key, value) = document.entries(node).first {
        layOutPair(key, value, at: position, items)
      } else {
        isAstray = true
      }
    case .invalid: isAstray = true
    }
  }

  private mutating func layOutPair(_ key: NodeID, _ value: NodeID, at position: Position, _ items: Int) {
    takeScalar(key, at: position, outer: items, inner: items + indentationStep)
    guard peek() == .colon else { return }
    take(.colon, .sameLine(0, items))
    layOutItem(value, at: .eitherLine(1, items + indentationStep), items)
  }

  /// Takes the comma after an item, which the last one may have as well. The line break before it, if any, moves behind it.
  private mutating func takeComma(_ items: Int) {
    guard peek() == .comma else { return }
    takeRemarks(at: .sameLine(0, items))
    let breaks = isAfterRemark ? 0 : breaksBefore(gaps.count)
    // A colon that touched the comma would not end its key.
    take(.comma, .sameLine(isAfterColon ? 1 : 0, items))
    carriedBreaks = breaks
  }

  // MARK: Tokens

  /// The kind of the next token that is no remark.
  private func peek() -> LayoutToken.Kind? {
    var at = gaps.count
    while at < tokens.all.count, tokens.all[at].kind == .comment { at += 1 }
    return at < tokens.all.count ? tokens.all[at].kind : nil
  }

  /// - Parameters:
  ///   - outer: the indentation of the collection around it.
  ///   - inner: the indentation of its further lines.
  private mutating func takeScalar(_ node: NodeID, at position: Position, outer: Int, inner: Int) {
    let span = document.span(node)
    guard span.lower < span.upper else { return }
    guard case .scalar(let style)? = peek() else {
      isAstray = true
      return
    }
    var position = position
    if style.isBlock, position.start == .onEitherLine {
      position = .sameLine(position.blanks, position.indentation)
    }
    takeRemarks(at: position)
    scalarIndentations[gaps.count] = style.isBlock ? outer : inner
    take(.scalar(style), position)
  }

  private mutating func take(_ kind: LayoutToken.Kind, _ position: Position) {
    takeRemarks(at: position)
    let index = gaps.count
    guard index < tokens.all.count, tokens.all[index].kind == kind else {
      isAstray = true
      return
    }
    let breaks = max(breaksBefore(index), carriedBreaks)
    if index == 0 {
      gaps.append(.nothing)
    } else if staysOnLine(position, breaks: breaks) {
      gaps.append(.blanks(position.blanks))
    } else {
      gaps.append(.lines(kept(breaks, after: index - 1), indentation: position.indentation))
    }
    carriedBreaks = 0
    ended = []
  }

  /// Takes the remarks before a token. One on a line of its own belongs to the collection that it is indented like.
  private mutating func takeRemarks(at position: Position) {
    while gaps.count < tokens.all.count, tokens.all[gaps.count].kind == .comment {
      let index = gaps.count
      let breaks = breaksBefore(index)
      if index == 0 {
        gaps.append(.nothing)
      } else if breaks == 0 {
        gaps.append(.beforeRemark)
      } else {
        gaps.append(.lines(kept(breaks, after: index - 1), indentation: indentation(ofRemark: index, position)))
      }
      carriedBreaks = 0
    }
  }

  private func indentation(ofRemark index: Int, _ position: Position) -> Int {
    guard !ended.isEmpty else { return position.remarks ?? position.indentation }
    let column = column(of: tokens.all[index].range.lowerBound, in: tokens.bytes)
    let current = levels.last?.oldColumn ?? 0
    let owner = ended.first { $0.oldColumn <= column && $0.oldColumn > current }
    return owner?.indentation ?? position.remarks ?? position.indentation
  }

  // MARK: Line breaks

  /// Whether the next token stands beside the one before.
  private func staysOnLine(_ position: Position, breaks: Int) -> Bool {
    switch position.start {
    case .onNewLine: false
    case .onEitherLine: breaks == 0 && !isAfterRemark
    case .onSameLine: !isAfterRemark
    }
  }

  private var isAfterRemark: Bool { isAfter(.comment) }
  private var isAfterColon: Bool { isAfter(.colon) }

  /// Whether the token before is the text `-`, which a blank would make a dash.
  private var isAfterDash: Bool {
    isAfter(.scalar(.plain)) && tokens.bytes[tokens.all[gaps.count - 1].range].elementsEqual([0x2D])
  }

  private func isAfter(_ kind: LayoutToken.Kind) -> Bool {
    gaps.count > 0 && gaps.count <= tokens.all.count && tokens.all[gaps.count - 1].kind == kind
  }

  /// Whether the bracket that closes the next token has a line of its own.
  private var closesOnNewLine: Bool {
    guard gaps.count < tokens.all.count, let close = tokens.all[gaps.count].partner, close > gaps.count + 1 else {
      return false
    }
    return tokens.all[close - 1].kind == .comment || breaksBefore(close) > 0
  }

  private func breaksBefore(_ index: Int) -> Int {
    guard index > 0 else { return 0 }
    return lineBreaks(in: tokens.bytes, tokens.all[index - 1].range.upperBound..<tokens.all[index].range.lowerBound)
  }

  /// One blank line at most, but all of those that belong to a scalar.
  private func kept(_ breaks: Int, after index: Int) -> Int {
    if case .scalar(.block(let scalar)) = tokens.all[index].kind, scalar.keepsBlankLines { return max(breaks, 1) }
    return min(max(breaks, 1), 2)
  }

  private var gapAtEnd: Gap {
    guard let last = tokens.all.last else { return .nothing }
    guard case .scalar(.block(let scalar)) = last.kind else { return .lines(1, indentation: 0) }
    let breaks = lineBreaks(in: tokens.bytes, last.range.upperBound..<tokens.bytes.count)
    if scalar.keepsBlankLines { return breaks > 0 ? .lines(breaks, indentation: 0) : .nothing }
    return breaks > 0 || scalar.stripsLineBreak ? .lines(1, indentation: 0) : .nothing
  }
}
