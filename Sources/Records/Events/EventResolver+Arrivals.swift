internal import Campaign
internal import Diagnostics
internal import Text

// Contacts who come by an event, and what holds of those who do not.
extension EventResolver {
  /// A key of an arrival that is a column in another spelling. As a field it could lose an opt out.
  private func misspeltKey(_ row: Int, of block: ContactBlock) -> RecordProblem? {
    let asked = block.fields(row).filter { keyNames.mayMean(block.bytes($0.name)) }
    guard !asked.isEmpty else { return nil }
    let known = ContactColumn.allCases.filter { block.has($0, row) }.map(\.rawValue)
    let names = asked.map { String(decoding: block.bytes($0.name), as: UTF8.self) }
    let header = HeaderReading.read(keys: known + names, ListFormat())
    for (field, read) in zip(asked, header.columns.dropFirst(known.count)) {
      if read.basis == .unclear(.optedOut), mayOptOut(field, of: block, agreeing: read.header) {
        return RecordProblem(
          .keyLikeOptOut, "the key `\(legible(read.header))` may say that the contact has opted out", row,
          at: field.nameAt, of: block, help: "write `opted_out`, or leave the key out if it says something else")
      }
      guard let meaning = read.meaning else { continue }
      return RecordProblem(
        .keyMisspelt, "the key `\(legible(read.header))` is `\(meaning.rawValue)` in another spelling", row,
        at: field.nameAt, of: block, help: "write `\(meaning.rawValue)`")
    }
    return nil
  }

  /// Whether the value of a key that may be about opt outs is another one than no, or than yes where the key says who agreed to texts. What
  /// a rule asks about is a field.
  private func mayOptOut(_ field: RecordField, of block: ContactBlock, agreeing key: String) -> Bool {
    if field.isNull || directory.names.field(block.bytes(field.name)) != nil { return false }
    let isAgreement = ContactColumn.isAboutAgreement(HeaderName(key))
    return CellFlag.read(block.bytes(field.value)) != isAgreement
  }

  mutating func arrive(_ row: Int, of block: ContactBlock, _ line: inout EventLine) {
    if let problem = misspeltKey(row, of: block) {
      line.outcome = .malformed(problem)
      line.optOuts = optOuts(of: directory.keepOptOut(ofArrival: row, of: block))
      return
    }
    switch directory.add(row, of: block) {
    case .joined(let arrival, let remarks):
      line.remarks = remarks.map { directory.problem($0, row, of: block) }
      directory.withLastColumns { arrived.set($0, $1, $2) }
      line.outcome = .event(
        TimedEvent(
          at: clock, event: .contact(arrival), tags: arrived.tags, values: arrived.values, zones: arrived.zones))
    case .refused(_, duplicateOf: .some, let optsOut):
      line.outcome = .refused(.duplicateContact, at: clock)
      line.optOuts = optOuts(of: optsOut)
    case .refused(let problem, duplicateOf: .none, let optsOut):
      line.outcome = .malformed(directory.problem(problem, row, of: block))
      line.optOuts = optOuts(of: optsOut)
    }
  }

  /// - Parameter isSaid: whether they say so now, which counts and is told to other contact actions. What a list says was so before.
  private func optOuts(of contacts: [ContactID], isSaid: Bool = false) -> [TimedEvent] {
    contacts.map { TimedEvent(at: clock, event: isSaid ? .optOut($0, by: nil) : .contact(.repetition(of: $0))) }
  }

  /// A line that cannot be read: its opt out holds, that of a contact who would have come by it as well. So does the one of an object that
  /// goes on over several lines.
  func passOver(_ fault: Int, of block: ContactBlock) -> EventLine {
    let part = directory.openText.take(
      block.problemLine(fault), block.text(of: fault), most: block.limits.recordBytes)
    var problem = block.problem(fault)
    if let start = part.start, block.isPartOfMore(fault) { problem.isPart(ofTextFrom: start, isList: part.isOfList) }
    let (contacts, isUnknown) = directory.keepOptOut(ofFault: fault, of: block, isKeyword)
    var optOuts = contacts.isEmpty ? [] : optOuts(of: contacts, isSaid: !isOfContact(block.text(of: fault), block))
    // What lines of an object say by themselves is said of someone whom its other lines name.
    if isUnknown, directory.openText.isOpen {
      directory.openText.unsettled = problem
    } else if isUnknown, !part.isOfObject {
      problem.noteUnknownOptOut("it")
    }
    var told = Set(contacts)
    for object in part.objects {
      let kept = keepOptOut(of: object, block, &told)
      optOuts += kept.optOuts
      if kept.isUnknown { problem.noteUnknownOptOut(object.end == .left ? object.name : "it") }
    }
    var line = EventLine.malformed(problem)
    line.optOuts = optOuts
    return line
  }

  /// - Parameter told: whose opt outs are known already.
  private func keepOptOut(
    of object: OpenObject, _ block: ContactBlock, _ told: inout Set<ContactID>
  ) -> (optOuts: [TimedEvent], isUnknown: Bool) {
    let kept = directory.keepOptOut(of: object, block, isKeyword)
    let new = kept.contacts.filter { told.insert($0).inserted }
    if new.isEmpty { return ([], kept.isUnknown) }
    let isOfContact = object.text.withUnsafeBufferPointer { self.isOfContact($0, block) }
    return (optOuts(of: new, isSaid: !isOfContact), kept.isUnknown)
  }

  /// Leaves an object that a line which can be read cuts off. Its opt out holds as well.
  func leaveOpenObject(before row: Int, of block: ContactBlock) -> (optOuts: [TimedEvent], remarks: [RecordProblem]) {
    var told: Set<ContactID> = []
    var optOuts: [TimedEvent] = []
    var remarks: [RecordProblem] = []
    for object in directory.openText.close() {
      let kept = keepOptOut(of: object, block, &told)
      optOuts += kept.optOuts
      if kept.isUnknown {
        remarks.append(
          block.problem(
            .optOutUnknown, .warning, "\(object.name), which this line cuts off, \(RecordProblem.unknownOptOut)",
            row: row, help: "write each object on one line, as `jq -c .` does"))
      }
    }
    return (optOuts, remarks)
  }

  /// Whether a text that is not taken is an event `contact`, which says who opted out before.
  private func isOfContact(_ text: Bytes, _ block: ContactBlock) -> Bool {
    directory.withMeanings(block.cells.list) { SalvagedEvent(in: text, $0.words).isContact }
  }

  /// Says whether a reply opts out, by a keyword or by the tags that its words give.
  var isKeyword: SalvagedEvent.KeywordReader {
    { [directory, readReply] text in
      directory.readReply(text, by: readReply).isKeyword || directory.carriesOptOut
    }
  }

  /// A record that is not an event, in the same way.
  func refuse(_ row: Int, of block: ContactBlock, for problem: RecordProblem) -> EventLine {
    var line = EventLine.malformed(problem)
    let contacts = directory.keepOptOut(ofEvent: row, of: block, isKeyword)
    if !contacts.isEmpty {
      let isOfContact = directory.withMeanings(block.cells.list) { block.salvagedEvent(row, $0.words).isContact }
      line.optOuts = optOuts(of: contacts, isSaid: !isOfContact)
    }
    return line
  }

  func refuseArrival(_ row: Int, of block: ContactBlock, for problem: RecordProblem) -> EventLine {
    var line = EventLine.malformed(problem)
    line.optOuts = optOuts(of: directory.keepOptOut(ofArrival: row, of: block))
    return line
  }
}
