internal import Campaign
internal import Desk
internal import Diagnostics
internal import Journal
public import PatchbayKit

/// A notification of a state file that is to be sent.
public struct DueNotification: Hashable, Sendable {
  /// What is to be sent, and to whom.
  public let notified: Effect.Notified
  /// The contact action that it came of.
  public let action: String
  /// Unlike that of every other notification of the file: give it to a gateway as the key of the message, so that a message that was
  /// sent just before a crash is not sent twice.
  public let id: String
  /// How often it was tried, this time included.
  public let tries: Int
  /// The line that `patchbay notify` gives its program, without its line break.
  public let json: String
}

/// What came of sending.
public struct DeliveryReport: Hashable, Sendable {
  /// How many were sent.
  public let delivered: Int
  /// How many failed as often as they may; they are tried again when that is asked for.
  public let failed: Int
}

extension DurableAction {
  /// Sends what is due of all contact actions of a state file, one after the other, as `patchbay notify` does. It works beside a
  /// program that takes events, also in the same process.
  ///
  /// Each try is on the disk before it is made, and its outcome before the next: a program that is killed repeats one at most.
  ///
  /// - Parameters:
  ///   - path: the state file.
  ///   - tries: how often each is tried, with a pause that grows.
  ///   - firstPause: between the first failure of a notification and its next try.
  ///   - retriesFailed: also those that failed as often as they might before.
  ///   - send: sends one; what it throws is kept as the reason why it failed.
  /// - Throws: `StateFileError`.
  public static func deliverNotifications(
    of path: String, tries: Int = 3, firstPause: Duration = .seconds(10), retriesFailed: Bool = false,
    _ send: (DueNotification) throws -> Void
  ) throws(StateFileError) -> DeliveryReport {
    do {
      let file = try JournalFile.open(path, for: .deliveries)
      defer { try? file.close() }
      var run = DeliveryRun(
        JournalQueue(file, path: path, retriesFailed: retriesFailed), clock: SystemClock(), tries: tries,
        firstWait: StateOptions(lateBy: firstPause).lateByMilliseconds ?? 0)
      try run.run(
        send: { input throws(Failure) in
          guard let due = DueNotification(input) else {
            throw Failure(JournalError.damaged(part: "a notification is not one"), path)
          }
          do { try send(due) } catch { return .refused("\(error)") }
          return .delivered
        }, giveUp: { _, _ in })
      return DeliveryReport(delivered: run.delivered, failed: run.failed)
    } catch {
      throw StateFileError(error, path)
    }
  }
}

extension DueNotification {
  fileprivate init?(_ input: SendingInput) {
    guard case .notified(let notified)? = EffectLines.read(input.delivery.effect, file: "")?.first else { return nil }
    let place = input.delivery.id
    self.init(
      notified: notified, action: place.action, id: "\(place.action)/\(place.stream)/\(place.n)/\(place.i)",
      tries: input.delivery.tries, json: String(decoding: input.text.dropLast(), as: UTF8.self))
  }
}
