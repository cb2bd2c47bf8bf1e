internal import Desk
public import PatchbayKit

// What was told before: for a program that ended between an effect on the disk and what it does about it.
extension DurableAction {
  /// The effects of the present stream behind one that was dealt with, as they were told.
  ///
  /// A program keeps the `origin` of the last effect that it has dealt with, beside what it did about it, and begins with these. So
  /// it deals with each effect once, whenever it ends.
  ///
  /// - Parameter last: the last effect that was dealt with; nil where none was.
  /// - Throws: `StateFileError`.
  public func effects(after last: EffectPlace? = nil) throws(StateFileError) -> [Effect] {
    try typed(try effectsJSON(after: last))
  }

  /// The same as lines of text, `docs/schema/effect.schema.json`.
  ///
  /// - Throws: `StateFileError`.
  public func effectsJSON(after last: EffectPlace? = nil) throws(StateFileError) -> [UInt8] {
    let last = last ?? EffectPlace(event: 0, index: 0)
    do {
      var lines: [UInt8] = []
      try action.tellAgain(after: last.event, last.index) { lines += $0 }
      return lines
    } catch {
      throw StateFileError(error, path)
    }
  }

  func typed(_ lines: [UInt8]) throws(StateFileError) -> [Effect] {
    guard let effects = EffectLines.read(lines, file: rules.file) else {
      throw .unreadable(path)
    }
    return effects
  }
}

/// Where an effect stands in its stream: what a program keeps to know how far it has come.
public struct EffectPlace: Hashable, Comparable, Sendable {
  /// The number of the event, from 1.
  public var event: Int
  /// The effect's number among those of its event, from 0.
  public var index: Int

  /// The place with these numbers.
  public init(event: Int, index: Int) {
    self.event = event
    self.index = index
  }

  /// The place of an effect.
  public init(_ effect: Effect) { self.init(event: effect.origin.event, index: effect.origin.index) }

  /// The earlier of two places.
  public static func < (a: EffectPlace, b: EffectPlace) -> Bool { (a.event, a.index) < (b.event, b.index) }
}
