internal import Campaign

/// What the keys of refused objects mean, read as those of good ones are, once for each set of keys.
struct KeyMeanings {
  struct Read {
    /// By key. A key that may be a column counts as one: here no one can be asked.
    var columns: [String: (meaning: ContactColumn, wording: OptOutWording?)] = [:]
    var idFromPhone = false
    /// See `ListHeader`.
    var lacksConsent = false
  }

  let format: ListFormat
  let words = EventWords()
  private let names: KeyNames
  private var known: [[String]: Read] = [:]
  private static let mostKnown = 1000
  private static let mostKeysKept = 64

  init(_ format: ListFormat) {
    self.format = format
    names = KeyNames(format)
  }

  func mayMean(_ key: [UInt8]) -> Bool { key.withUnsafeBufferPointer { names.mayMean($0) } }

  /// - Parameter keys: those that may mean a column, each once.
  mutating func read(_ keys: [String]) -> Read {
    if let read = known[keys] { return read }
    let header = HeaderReading.read(keys: keys, format)
    var read = Read(idFromPhone: header.idFromPhone, lacksConsent: header.lacksConsent)
    for column in header.columns {
      guard let meaning = column.meaning ?? column.basis.doubted else { continue }
      read.columns[column.header] = (meaning, column.wording)
    }
    if known.count < Self.mostKnown, keys.count <= Self.mostKeysKept { known[keys] = read }
    return read
  }
}

extension ReadColumn.Basis {
  /// What the column may be, and someone has to say so.
  fileprivate var doubted: ContactColumn? {
    switch self {
    case .unclear(let meaning): meaning
    case .name, .told, .profile, .spelling, .otherName, .passedOver: nil
    }
  }
}
