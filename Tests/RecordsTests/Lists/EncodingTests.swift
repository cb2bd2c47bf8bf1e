import Campaign
import Diagnostics
import Testing

@testable import Records

@Suite struct EncodingTests {
  private func names(_ bytes: [UInt8], _ encoding: ListEncoding? = nil, piece: Int = .max) throws -> [String] {
    var reader = RecordReader(
      ArrayByteReader(bytes, piece: piece), format: .csv, list: ListFormat(encoding: encoding),
      limits: RecordLimits(blockBytes: 64))
    var found: [String] = []
    while let block = try reader.next() {
      for row in 0..<block.count { found.append(String(decoding: block.bytes(block[row].name), as: UTF8.self)) }
      for index in 0..<block.problemCount { found.append(block.problem(index).code.name) }
    }
    return found
  }

  private static let text = "id\tname\r\nc1\tJosé\r\nc2\t漢字 🌻\r\nc3\t“x”\r\n"
  private static func utf16(isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
    ((hasMark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  @Test(arguments: [1, 2, 3, 7, Int.max]) func `UTF-16 of either order, with a mark and without`(piece: Int)
    throws
  {
    for isBigEndian in [false, true] {
      for hasMark in [false, true] {
        let bytes = Self.utf16(isBigEndian: isBigEndian, hasMark: hasMark)
        #expect(try names(bytes, piece: piece) == ["José", "漢字 🌻", "“x”"])
      }
    }
  }

  @Test func `a cut character is reported, not dropped`() throws {
    let bytes = Self.utf16(isBigEndian: false, hasMark: true)
    #expect(try names(Array(bytes.dropLast(3))) == ["José", "漢字 🌻", "PB0301"])
    let lone: [UInt8] = [0xFF, 0xFE] + "id,name\nc1,".utf16.flatMap { [UInt8($0), 0] } + [0x00, 0xD8, 0x0A, 0x00]
    #expect(try names(lone) == ["PB0301"])
  }

  @Test func `Windows-1252, Latin-1 and Mac Roman are read where they are named`() throws {
    let bytes = Array("id,name\nc1,Jos".utf8) + [0xE9, 0x20, 0x93, 0x78, 0x94, 0x0A]
    #expect(try names(bytes) == ["PB0301"])
    #expect(try names(bytes, .windows1252) == ["José “x”"])
    #expect(try names(bytes, .latin1) == ["José \u{93}x\u{94}"])
    let old = Array("id,name\nc1,Jos".utf8) + [0x8E, 0x20, 0xD2, 0x78, 0xD3, 0x20, 0xDB, 0x0A]
    #expect(try names(old, .macintosh) == ["José “x” €"])
    // A mark says more than an option.
    #expect(try names([0xEF, 0xBB, 0xBF] + Array("id,name\nc1,José\n".utf8), .windows1252) == ["José"])
  }
}
