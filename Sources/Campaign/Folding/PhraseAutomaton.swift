/// Finds all of many phrases in one pass over a reply (Aho and Corasick, "Efficient string matching", 1975).
///
/// A state stands for the longest beginning of a phrase that the symbols read so far end with; state 0 for none. Edges stand
/// in one list, sorted, so that memory is linear in the length of the phrases.
struct PhraseAutomaton: Sendable {
  /// `edges(of: s)` are those from `edgeBegins[s]` to `edgeBegins[s + 1]`, rising by symbol.
  private var edgeBegins: [UInt32] = [0, 0]
  private var edgeSymbols: [UInt8] = []
  private var edgeTargets: [UInt32] = []
  /// The state of the longest proper ending that begins a phrase.
  private var fallbacks: [UInt32] = [0]
  /// The first review phrase that ends in a state, its fallbacks included; `UInt32.max` for none.
  private var reviews: [UInt32] = [.max]
  /// Where tags end: the first link of a state, `UInt32.max` for none.
  private var links: [UInt32] = [.max]
  /// Links, each with the tags of one state, and the link to go on with.
  private var nextLinks: [UInt32] = []
  private var tagBegins: [UInt32] = [0]
  private var tags: [TagID] = []

  let isEmpty: Bool

  init(_ patterns: [PhrasePattern]) {
    // The trie grows along the sorted patterns: a new one leaves the path of the one before it where they differ.
    let patterns = patterns.filter { !$0.symbols.isEmpty }.sorted { $0.symbols.lexicographicallyPrecedes($1.symbols) }
    isEmpty = patterns.isEmpty
    if patterns.isEmpty { return }
    var trie = PhraseTrie()
    for pattern in patterns { trie.add(pattern) }
    layEdges(trie)
    linkStates(trie)
  }

  /// Puts the edges in order of their states. States are numbered along sorted patterns, so that the edges of a state rise.
  private mutating func layEdges(_ trie: PhraseTrie) {
    let count = trie.parents.count
    edgeBegins = Array(repeating: 0, count: count + 1)
    for parent in trie.parents.dropFirst() { edgeBegins[Int(parent) + 1] += 1 }
    for state in 0..<count { edgeBegins[state + 1] += edgeBegins[state] }
    var ends = edgeBegins
    edgeSymbols = Array(repeating: 0, count: count - 1)
    edgeTargets = Array(repeating: 0, count: count - 1)
    for state in 1..<count {
      let parent = Int(trie.parents[state])
      edgeSymbols[Int(ends[parent])] = trie.symbols[state]
      edgeTargets[Int(ends[parent])] = UInt32(state)
      ends[parent] += 1
    }
  }

  /// Finds what each state falls back on, and gathers what its phrases mean; shorter beginnings first.
  private mutating func linkStates(_ trie: PhraseTrie) {
    let count = trie.parents.count
    fallbacks = Array(repeating: 0, count: count)
    reviews = trie.reviews
    links = Array(repeating: .max, count: count)
    for state in trie.statesByDepth.dropFirst() {
      let parent = trie.parents[state]
      if parent != 0 {
        fallbacks[state] = next(fallbacks[Int(parent)], trie.symbols[state])
      }
      let fallback = Int(fallbacks[state])
      reviews[state] = min(reviews[state], reviews[fallback])
      links[state] = links[fallback]
      guard let own = trie.tags[UInt32(state)] else { continue }
      links[state] = UInt32(nextLinks.count)
      nextLinks.append(links[fallback])
      tags.append(contentsOf: own)
      tagBegins.append(UInt32(tags.count))
    }
  }

  /// The state after one more symbol.
  private func next(_ state: UInt32, _ symbol: UInt8) -> UInt32 {
    var state = state
    while true {
      if let target = target(state, symbol) { return target }
      if state == 0 { return 0 }
      state = fallbacks[Int(state)]
    }
  }

  private func target(_ state: UInt32, _ symbol: UInt8) -> UInt32? {
    var (low, high) = (Int(edgeBegins[Int(state)]), Int(edgeBegins[Int(state) + 1]))
    while low < high {
      let middle = (low + high) / 2
      if edgeSymbols[middle] == symbol { return edgeTargets[middle] }
      if edgeSymbols[middle] < symbol { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// - Parameters:
  ///   - form: the comparison form of a reply.
  ///   - found: gets the tags of the phrases in the reply, sorted, each once.
  /// - Returns: the first review phrase that occurs.
  func read(_ form: UnsafeBufferPointer<UInt8>, tags found: inout [TagID]) -> PhraseID? {
    var review = UInt32.max
    let words = (nextLinks.count + 63) / 64
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { followed in
      followed.initialize(repeating: 0)
      var state: UInt32 = 0
      PhraseSymbol.forEach(of: form) { symbol in
        let isMark = PhraseSymbol.isMark(symbol)
        // Phrases begin and end with marks.
        if state == 0 && !isMark { return }
        state = next(state, symbol)
        guard isMark else { return }
        review = min(review, reviews[Int(state)])
        var link = links[Int(state)]
        // A link that was followed once led through all that come after it: each is followed once.
        while link != .max, followed[Int(link) / 64] >> UInt64(link % 64) & 1 == 0 {
          followed[Int(link) / 64] |= 1 << UInt64(link % 64)
          found.append(contentsOf: tags[Int(tagBegins[Int(link)])..<Int(tagBegins[Int(link) + 1])])
          link = nextLinks[Int(link)]
        }
      }
    }
    if found.count > 1 {
      found.sort()
      var kept = 1
      for index in 1..<found.count where found[index] != found[kept - 1] {
        found[kept] = found[index]
        kept += 1
      }
      found.removeLast(found.count - kept)
    }
    return review == .max ? nil : PhraseID(review)
  }
}

/// The beginnings of sorted patterns, as states with the one before and the symbol between.
private struct PhraseTrie {
  var parents: [UInt32] = [0]
  var symbols: [UInt8] = [0]
  var reviews: [UInt32] = [.max]
  var tags: [UInt32: [TagID]] = [:]
  /// The states of the pattern that was added last, from 0 on.
  private var path: [UInt32] = [0]
  private var last: [UInt8] = []
  private var depths: [UInt32] = [0]

  mutating func add(_ pattern: PhrasePattern) {
    var common = 0
    while common < min(last.count, pattern.symbols.count), last[common] == pattern.symbols[common] { common += 1 }
    path.removeLast(path.count - 1 - common)
    for symbol in pattern.symbols[common...] {
      parents.append(path[path.count - 1])
      symbols.append(symbol)
      reviews.append(.max)
      depths.append(UInt32(path.count))
      path.append(UInt32(parents.count - 1))
    }
    last = pattern.symbols
    let state = path[path.count - 1]
    switch pattern.meaning {
    case .review(let phrase): reviews[Int(state)] = min(reviews[Int(state)], phrase.rawValue)
    case .tag(let tag): tags[state, default: []].append(tag)
    }
  }

  /// All states, by the length of what they stand for.
  var statesByDepth: [Int] {
    let deepest = Int(depths.max() ?? 0)
    var begins = Array(repeating: 0, count: deepest + 2)
    for depth in depths { begins[Int(depth) + 1] += 1 }
    for depth in 0...deepest { begins[depth + 1] += begins[depth] }
    var states = Array(repeating: 0, count: depths.count)
    for (state, depth) in depths.enumerated() {
      states[begins[Int(depth)]] = state
      begins[Int(depth)] += 1
    }
    return states
  }
}
