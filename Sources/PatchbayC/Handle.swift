internal import PatchbayKit
internal import Synchronization

/// The object behind an opaque handle: a contact action that one thread uses at a time.
final class Handle {
  // INVARIANT: used only by the thread that has the turn.
  private var action: ContactAction
  /// Effects for which there was no memory for a text: they come with the next ones.
  private var untold: [UInt8] = []
  private let turn = Mutex(())

  init(_ action: consuming ContactAction) { self.action = action }

  static func at(_ pointer: OpaquePointer?) throws(Misuse) -> Handle {
    guard let pointer else { throw Misuse("the contact action is NULL, expected what `patchbay_load` returned") }
    return Unmanaged.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
  }

  /// For C to keep until `patchbay_free`.
  var retained: OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

  func apply(_ events: [UInt8]) throws(Misuse) -> UnsafeMutablePointer<CChar> {
    try turn.withLock { _ throws(Misuse) in
      do {
        untold += try action.takeJSON(events)
      } catch {
        let line = action.eventCount
        throw Misuse("out of memory: the events up to line \(line) were taken, their effects come with the next ones")
      }
      let text = try textOut(untold)
      untold = []
      return text
    }
  }

  func decide(replyOf contact: String, text: String) throws(Misuse) -> UnsafeMutablePointer<CChar> {
    try turn.withLock { _ throws(Misuse) in
      let effects = action.wouldRoute(replyFrom: contact, text).effects
      return try textOut(effects.map { $0.json + "\n" }.joined())
    }
  }

  func stats() throws(Misuse) -> UnsafeMutablePointer<CChar> {
    try turn.withLock { _ throws(Misuse) in try textOut(action.stats.json + "\n") }
  }

  func save() throws(Misuse) -> (start: UnsafeMutablePointer<CChar>, length: Int) {
    try turn.withLock { _ throws(Misuse) in
      let bytes = action.saved()
      return (try textOut(bytes), bytes.count)
    }
  }
}
