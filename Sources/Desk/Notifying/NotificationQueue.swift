package import Diagnostics
package import Journal
internal import Text

/// Notifications that wait to be handed on, and the record of what became of them.
package protocol NotificationQueue {
  /// The next one, each once in a run; nil behind the last.
  mutating func next() throws(Failure) -> Delivery?
  /// Keeps that one is about to be handed on. It is durable when this returns; when it throws, the notification must not be
  /// handed on, because what becomes of it could not be kept.
  func begin(_ delivery: Delivery) throws(Failure)
  /// Keeps what became of one. It is durable when this returns.
  func record(_ delivery: Delivery) throws(Failure)
}

/// Those of a state file.
package struct JournalQueue: NotificationQueue {
  private let journal: JournalFile
  private let path: String
  /// Failed ones come first. They stay failed until they are delivered, and due ones that fail do so behind them: so none
  /// comes twice.
  private var parts: [JournalFile.Deliveries]
  private var isChecked = false

  /// - Parameter retriesFailed: also those on which an earlier run has given up.
  package init(_ journal: JournalFile, path: String, retriesFailed: Bool) {
    self.journal = journal
    self.path = path
    let statuses: [DeliveryStatus] = retriesFailed ? [.failed, .due] : [.due]
    parts = statuses.reversed().map { journal.deliveries($0) }
  }

  package mutating func next() throws(Failure) -> Delivery? {
    do throws(JournalError) {
      if !isChecked {
        // All of them, and the pages that they are on, before the first is handed on.
        try journal.expectSoundDeliveries()
        for part in parts.indices { try parts[part].check() }
        isChecked = true
      }
      while !parts.isEmpty {
        if let found = try parts[parts.count - 1].next() { return found }
        parts.removeLast()
      }
      return nil
    } catch { throw Failure(error, path) }
  }

  package func begin(_ delivery: Delivery) throws(Failure) {
    do throws(JournalError) { try journal.begin(delivery) } catch { throw Failure(error, path) }
  }

  package func record(_ delivery: Delivery) throws(Failure) {
    do throws(JournalError) { try journal.record(delivery) } catch { throw Failure(error, path) }
  }
}

extension Failure {
  /// A state file that cannot be used.
  package init(_ error: JournalError, _ path: String) {
    self.init(error.message(naming: quoted(path), quote: quoted), help: error.help)
  }
}
