public import Zones

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The zones of the machine: those below the folder that `TZDIR` names, or below `/usr/share/zoneinfo`.
public let systemZones: ZoneLoader = { name in
  var folder = "/usr/share/zoneinfo"
  if let named = getenv("TZDIR"), named.pointee != 0 { folder = String(cString: named) }
  return zones(below: folder)(name)
}

/// The zones below a folder of TZif files.
public func zones(below folder: String) -> ZoneLoader {
  return { name in
    guard isZoneName(name), let bytes = readZoneFile(folder + "/" + name) else { return nil }
    return readTZif(bytes, name: name)
  }
}

/// The most bytes that a file of one zone may have; the largest have some thousands.
package let mostZoneFileBytes = 1 << 16

/// The parts of a name between slashes begin with a letter and consist of letters, digits, `_`, `+` and `-`. So a name is no
/// path out of the folder.
package func isZoneName(_ name: String) -> Bool {
  // These are one machine's choice, not names of zones, and no one lives in the last.
  if ["localtime", "posixrules", "Factory"].contains(name) { return false }
  guard name.utf8.count <= 255 else { return false }
  return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
    guard let first = part.first, (first | 0x20) &- UInt8(ascii: "a") < 26 else { return false }
    return part.allSatisfy { byte in
      (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- 0x30 < 10 || [0x2B, 0x2D, 0x5F].contains(byte)
    }
  }
}

/// A file's bytes; nil if it does not exist, is not a regular file, cannot be read, or is too large for a zone.
private func readZoneFile(_ path: String) -> [UInt8]? {
  // Without waiting, in case that it is a pipe.
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= mostZoneFileBytes else {
    return nil
  }
  var bytes = [UInt8](repeating: 0, count: mostZoneFileBytes + 1)
  var count = 0
  while count < bytes.count {
    let taken = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress.map { $0 + count }, $0.count - count) }
    if taken < 0 && errno == EINTR { continue }
    guard taken >= 0 else { return nil }
    if taken == 0 { return Array(bytes[..<count]) }
    count += taken
  }
  return nil
}
