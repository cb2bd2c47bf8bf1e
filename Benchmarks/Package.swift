// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product's own package stays free of it. `run.py` builds and runs everything.
let package = Package(
  name: "patchbay-benchmarks",
  dependencies: [.package(name: "patchbay", path: "..")],
  targets: [
    .executableTarget(name: "decisions", dependencies: [.product(name: "PatchbayKit", package: "patchbay")]),
    .executableTarget(name: "kernel", dependencies: [.product(name: "PatchbayKit", package: "patchbay")]),
  ]
)
