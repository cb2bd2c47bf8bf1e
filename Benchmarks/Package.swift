// swift-tools-version: 6.2
import PackageDescription

// A package of its own, which sees what a program that embeds the rules sees. Programs that measure modules below that are built
// with the product's own package, when `PATCHBAY_BENCHMARKS` is set. `run.py` builds and runs everything.
let package = Package(
  name: "patchbay-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "patchbay", path: "..")],
  targets: [
    .executableTarget(name: "kit", dependencies: [.product(name: "PatchbayKit", package: "patchbay")])
  ]
)
