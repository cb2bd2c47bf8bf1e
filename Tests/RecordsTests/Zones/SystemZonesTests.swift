import Campaign
import Foundation
import Testing

@testable import Records
@testable import SystemZones
@testable import Zones

@Suite struct SystemZonesTests {
  @Test func `zones are found by their names`() {
    let loader = zones(below: ZoneFixture.folder.path())
    for name in ZoneFixture.names { #expect(loader(name)?.name == name) }
    // Not zones, not there, folders.
    for name in ["America/New_York.txt", "America/Gotham", "America", "america/New_York"] {
      #expect(loader(name) == nil, "\(name)")
    }
  }

  @Test(arguments: [
    "", "/", "/UTC", "UTC/", "America//New_York", "..", "../zones/UTC", "America/../UTC", ".", "./UTC", "America/.",
    "UTC ", " UTC", "UTC\0", "UTC\n", "Américа", "tzdata.zi", "leap-seconds.list", "-UTC", "0", "localtime",
    "posixrules", "Factory", "UTC\\..", "~", "$HOME", String(repeating: "a", count: 256),
  ]) func `names that are no zones`(_ name: String) {
    #expect(!isZoneName(name))
    #expect(zones(below: ZoneFixture.folder.path())(name) == nil)
  }

  @Test(arguments: ["UTC", "Etc/GMT+5", "America/Port-au-Prince", "America/Indiana/Tell_City"])
  func `names that zones have`(_ name: String) { #expect(isZoneName(name)) }

  @Test func `files that are no zones, or no files`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let good = try ZoneFixture.bytes("UTC")
    try Data(good).write(to: folder.appending(path: "Good"))
    try Data(good + [UInt8](repeating: 0, count: mostZoneFileBytes)).write(to: folder.appending(path: "Large"))
    try Data().write(to: folder.appending(path: "Empty"))
    // Opening a pipe that no one writes to would wait for ever.
    #expect(mkfifo(folder.appending(path: "Pipe").path(), 0o600) == 0)
    let loader = zones(below: folder.path())
    #expect(loader("Good") != nil)
    for name in ["Large", "Empty", "Pipe", "Absent", "Good/Good"] { #expect(loader(name) == nil, "\(name)") }
  }

  /// Only where there is zone data.
  @Test func `every zone of the machine is read`() {
    let folder = "/usr/share/zoneinfo"
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return }
    while let name = walk.nextObject() as? String {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder), !isFolder.boolValue,
        isZoneName(name), let data = FileManager.default.contents(atPath: folder + "/" + name),
        data.starts(with: "TZif".utf8)
      else { continue }
      // Those that count leap seconds keep another time.
      let zone = zones(below: folder)(name)
      #expect((zone != nil) == !name.hasPrefix("right/"), "\(name)")
    }
  }
}
