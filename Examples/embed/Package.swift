// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "embed",
  dependencies: [.package(name: "patchbay", path: "../..")],
  targets: [
    .executableTarget(name: "embed", dependencies: [.product(name: "PatchbayKit", package: "patchbay")])
  ]
)
