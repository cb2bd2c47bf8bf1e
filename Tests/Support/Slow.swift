import Foundation
package import Testing

/// Whether this is a run of `make test-fast`.
package let isFastRun = ProcessInfo.processInfo.environment["PATCHBAY_FAST"] != nil

/// How many samples a test tries, of which a fast run tries a few.
package func samples(_ count: Int, fast few: Int) -> Int { isFastRun ? few : count }

extension Tag {
  /// Takes more than about two seconds.
  @Tag package static var slow: Self
}

extension Trait where Self == ConditionTrait {
  /// Leaves a test out of `make test-fast`, which sets `PATCHBAY_FAST`. Stands beside the tag `slow`: `swift test` cannot
  /// choose tests by their tags.
  package static var onlyInFullRuns: Self {
    .enabled(if: !isFastRun, "slow; `make test` runs it")
  }
}
