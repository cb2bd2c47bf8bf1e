import Foundation
package import Testing

extension Tag {
  /// Takes more than about two seconds.
  @Tag package static var slow: Self
}

extension Trait where Self == ConditionTrait {
  /// Leaves a test out of `make test-fast`, which sets `PATCHBAY_FAST`. Stands beside the tag `slow`: `swift test` cannot
  /// choose tests by their tags.
  package static var onlyInFullRuns: Self {
    .enabled(if: ProcessInfo.processInfo.environment["PATCHBAY_FAST"] == nil, "slow; `make test` runs it")
  }
}
