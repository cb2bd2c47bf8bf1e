internal import Campaign
internal import Phones

// Opt outs that were said elsewhere, as bytes.
extension Directory {
  func encodeHeard(into out: inout [UInt8], _ spill: (inout [UInt8]) throws -> Void) rethrows {
    let (actions, phones, ids) = (heard.actions, heard.savedPhones, heard.savedIDs)
    try append(actions.count, to: &out, spill) { index, out in
      var name = actions[Int(index)]
      name.withUTF8 { SavedWriting.append($0, to: &out) }
    }
    try append(phones.count, to: &out, spill) { index, out in
      SavedWriting.append(phones[Int(index)].key.saved, to: &out)
      SavedWriting.append(UInt64(phones[Int(index)].place.rawValue), to: &out)
    }
    try append(ids.count, to: &out, spill) { index, out in
      var id = ids[Int(index)].id
      id.withUTF8 { SavedWriting.append($0, to: &out) }
      SavedWriting.append(UInt64(ids[Int(index)].place.rawValue), to: &out)
    }
  }

  func restoreHeard(from reader: inout SavedReader) throws(SavedFlaw) {
    for number in 0..<(try reader.count()) {
      let place = heard.place(of: String(decoding: try reader.text(), as: UTF8.self))
      guard let place, Int(place.rawValue) == number + 1 else { throw .damaged }
    }
    for _ in 0..<(try reader.count()) {
      guard let phone = PhoneKey(saved: try reader.number()) else { throw .damaged }
      heard.set(phone, try restorePlace(from: &reader))
    }
    for _ in 0..<(try reader.count()) {
      let id = String(decoding: try reader.text(), as: UTF8.self)
      heard.set(id: id, try restorePlace(from: &reader))
    }
  }

  private func restorePlace(from reader: inout SavedReader) throws(SavedFlaw) -> ElsewhereID {
    guard let number = UInt16(exactly: try reader.number()), Int(number) <= heard.actions.count else { throw .damaged }
    return ElsewhereID(number)
  }
}
