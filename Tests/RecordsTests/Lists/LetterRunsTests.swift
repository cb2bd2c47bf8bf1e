import TestSupport
import Testing

@testable import Records

/// Runs of letters are found for eight bytes at a time; here they are looked for byte by byte.
@Suite struct LetterRunsTests {
  @Test func `eight bytes at a time find what one at a time does`() {
    var chance = Chance(7)
    let bytes = Array("aZz{[@`AsS 0-9'\u{7F}é停".utf8) + [0xFF, 0xE1, 0xFA]
    for length in 0...40 {
      for _ in 0..<100 {
        let text = (0..<length).map { _ in bytes[chance.below(bytes.count)] }
        let (found, expected) = (found(text), expected(text))
        #expect(found == expected, "\(text)")
        if found != expected { return }
      }
    }
  }

  private func found(_ text: [UInt8]) -> [Int] {
    var begins: [Int] = []
    text.withUnsafeBufferPointer { bytes in
      _ = LetterRuns.anyLater(in: bytes) { begin in
        begins.append(begin)
        return false
      }
    }
    return begins
  }

  private func expected(_ text: [UInt8]) -> [Int] {
    func isCapital(_ index: Int) -> Bool { (0x41...0x5A).contains(text[index]) }
    func isSmall(_ index: Int) -> Bool { (0x61...0x7A).contains(text[index]) }
    return text.indices.dropFirst().dropLast(2).filter { index in
      isCapital(index) && !isCapital(index - 1) || isSmall(index) && !isCapital(index - 1) && !isSmall(index - 1)
    }
  }
}
