public import Campaign
internal import Phones

extension ContactBlock {
  /// Whether a row says that its contact has opted out: by its flag, by the tag `Opt Out`, or by words beside its phone.
  @inlinable @inline(__always) public func saysOptedOut(
    _ row: Int, carrying tags: some Sequence<TagID>, under policy: RoutingPolicy
  ) -> Bool {
    saysOptedOut(row, carrying: tags, optOut: policy.optOutTag)
  }

  /// The same, where `optOut` is the tag `Opt Out`.
  @inlinable @inline(__always) func saysOptedOut(
    _ row: Int, carrying tags: some Sequence<TagID>, optOut: TagID
  ) -> Bool {
    self[row].optedOut || tags.contains(optOut) || self[row].phone.length > 0 && phoneSaysOptOut(row)
  }
}

// What rows say of opt outs that bring no contact. It holds for everyone with the row's id or phone, whichever comes first.
extension Directory {
  /// Whether a row says that its contact has opted out. No tag gets a number.
  func saysOptedOut(_ row: Int, of block: ContactBlock) -> Bool {
    let tags = block.tags(row).map { findTag(block.bytes($0)) ?? .unknown }
    return block.saysOptedOut(row, carrying: tags, under: names.policy)
  }

  /// Keeps the opt out of a row that is not taken. Gives those who are here already and have opted out by it.
  func keepOptOut(ofRow row: Int, of block: ContactBlock) -> [ContactID] {
    saysOptedOut(row, of: block) ? keep(SalvagedRow(row, of: block), of: block) ?? [] : []
  }

  /// Keeps the opt out of an event that is not taken, as above.
  func keepOptOut(
    ofEvent row: Int, of block: ContactBlock, _ isKeyword: SalvagedEvent.KeywordReader
  ) -> [ContactID] {
    let salvaged = withMeanings(block.cells.list) { SalvagedRow(event: row, of: block, &$0, isKeyword) }
    guard let salvaged, mayOptOut(salvaged) else { return [] }
    return keep(salvaged, of: block) ?? []
  }

  /// Keeps the opt out of a contact whose event is not taken, as above.
  func keepOptOut(ofArrival row: Int, of block: ContactBlock) -> [ContactID] {
    let salvaged = withMeanings(block.cells.list) { SalvagedRow(arrival: row, of: block, &$0) }
    return mayOptOut(salvaged) ? keep(salvaged, of: block) ?? [] : []
  }

  /// Keeps the opt out of a line whose contact is not here, if it has one, for whoever comes with that id or phone.
  public func keepOptOut(of line: EventLine) {
    guard line.keepsOptOut else { return }
    let id = String(decoding: line.contact, as: UTF8.self)
    awaited.add(id: id)
    if let key = key(ofPhone: id) { awaited.add(key) }
  }

  /// Passes over a record that cannot be read, and keeps the opt out that it may hold.
  ///
  /// - Parameter isKeyword: says whether a reply opts out, where the record may be an event.
  /// - Returns: the contacts who are here already and have opted out by it.
  package func passOver(
    _ fault: Int, of block: ContactBlock, isKeyword: (Bytes) -> Bool = { _ in false }
  ) -> [ContactID] {
    let (found, isUnknown) = keepOptOut(ofFault: fault, of: block, isKeyword)
    if isUnknown { unknownOptOuts.note(block.problemLine(fault)) { block.problem(fault) } }
    return found
  }

  /// The same.
  ///
  /// - Returns: also whether it may hold the opt out of someone who cannot be made out.
  func keepOptOut(
    ofFault fault: Int, of block: ContactBlock, _ isKeyword: (Bytes) -> Bool
  ) -> (contacts: [ContactID], isUnknown: Bool) {
    let readings = withMeanings(block.cells.list) { block.salvage(fault, &$0, isKeyword) }.filter { mayOptOut($0) }
    if readings.isEmpty { return ([], false) }
    let found = readings.compactMap { keep($0, of: block) }
    // Of a row that is too long the phone may lie in what was not read.
    let isCut = block.isTooLong(fault) && readings.allSatisfy { $0.phones.isEmpty }
    return (found.flatMap { $0 }, found.isEmpty || isCut)
  }

  /// Keeps the opt out of an event that goes on over lines, or of as much of it as has come.
  func keepOptOut(
    of object: OpenObject, _ block: ContactBlock, _ isKeyword: (Bytes) -> Bool
  ) -> (contacts: [ContactID], isUnknown: Bool) {
    object.text.withUnsafeBufferPointer { text in
      withMeanings(block.cells.list) { meanings in
        // What comes below may make another event of it.
        if object.end == .ahead, !SalvagedEvent(in: text, meanings.words).isCertain { return ([], false) }
        let row = SalvagedRow(text, of: block, &meanings, isWhole: object.end != .left, isKeyword)
        guard let row, mayOptOut(row) else { return ([], false) }
        let found = keep(row, of: block)
        if found != nil { openText.unsettled = nil }
        return (found ?? [], object.end != .ahead && found == nil)
      }
    }
  }

  /// The opt out of an object that has not ended, where it cannot be made out whom it is about. For the end of a stream.
  package var unsettledOptOut: RecordProblem? {
    var problem = openText.unsettled
    problem?.noteUnknownOptOut("the object, which does not end,")
    return problem
  }

  /// Whether the stream is amid an object that goes on over lines.
  package var isAmidObject: Bool { openText.isOpen }

  /// Takes the next line as one that nothing stands before.
  package func forgetOpenText() { openText = OpenText() }

  private func mayOptOut(_ row: SalvagedRow) -> Bool {
    switch row.flag {
    case .yes, .unseen: true
    case .no: row.tags.contains { tag in tag.withUnsafeBufferPointer { findTag($0) } == names.policy.optOutTag }
    }
  }

  /// Nil where it cannot be made out whom the row is about.
  private func keep(_ row: SalvagedRow, of block: ContactBlock) -> [ContactID]? {
    var known: [ContactID] = []
    var isAboutSomeone = false
    for id in row.ids where !id.isEmpty {
      isAboutSomeone = true
      let contact = id.withUnsafeBufferPointer { self.contact($0) }
      if contact.isKnown { known.append(contact) } else { awaited.add(id: String(decoding: id, as: UTF8.self)) }
    }
    for phone in row.phones {
      guard let key = key(ofPhone: phone, of: block) else { continue }
      isAboutSomeone = true
      if let first = phones.find(key) { known.append(first) } else { awaited.add(key) }
    }
    return isAboutSomeone ? known : nil
  }

  private func key(ofPhone phone: [UInt8], of block: ContactBlock) -> PhoneKey? {
    let reading = phone.withUnsafeBufferPointer { (block.cells.phones ?? phoneReader).read($0) }
    return switch reading {
    case .phone(let key, _): key
    case .unusable(_, let key): key
    case .blank, .tooLong: nil
    }
  }
}
