internal import NIOConcurrencyHelpers
internal import NIOCore

/// The connections that are open, the one that has been silent longest first.
final class OpenConnections: Sendable {
  /// The limit `connections`. One more ends the one that has been silent longest.
  private static let most = 64

  private struct Entry {
    let channel: any Channel
    var isAnswered = false
  }

  private let entries = NIOLockedValueBox<[Entry]>([])

  /// Takes one more, and ends another where there are too many: one that is not being answered, if there is such a one.
  func add(_ channel: any Channel) {
    let surplus = entries.withLockedValue { entries -> (any Channel)? in
      entries.append(Entry(channel: channel))
      guard entries.count > Self.most else { return nil }
      return entries.remove(at: entries.firstIndex { !$0.isAnswered } ?? 0).channel
    }
    surplus?.close(promise: nil)
    channel.closeFuture.whenComplete { [self] _ in remove(channel) }
  }

  /// Notes that a question of a connection is being answered, or was.
  func note(_ channel: any Channel, isAnswered: Bool) {
    entries.withLockedValue { entries in
      guard let index = entries.firstIndex(where: { $0.channel === channel }) else { return }
      var entry = entries.remove(at: index)
      entry.isAnswered = isAnswered
      entries.append(entry)
    }
  }

  private func remove(_ channel: any Channel) {
    entries.withLockedValue { $0.removeAll { $0.channel === channel } }
  }

  func closeAll() { for entry in entries.withLockedValue({ $0 }) { entry.channel.close(promise: nil) } }
}
