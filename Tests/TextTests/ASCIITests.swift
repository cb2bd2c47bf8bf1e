import Testing
import Text

/// What is said of a byte is what Unicode says of the same character.
@Suite struct ASCIITests {
  @Test func `bytes are what their characters are`() {
    for byte in UInt8(0)...0x7F {
      let scalar = Unicode.Scalar(byte)
      let character = Character(scalar)
      #expect(ASCII.isWhiteSpace(byte) == scalar.properties.isWhitespace)
      #expect(ASCII.isControl(byte) == (scalar.properties.generalCategory == .control && !character.isWhitespace))
      #expect(ASCII.isPrintable(byte) == (scalar.properties.generalCategory != .control))
      #expect(ASCII.isDigit(byte) == character.isWholeNumber)
      #expect(ASCII.isLetter(byte) == character.isLetter)
      #expect(ASCII.isAlphanumeric(byte) == (character.isLetter || character.isWholeNumber))
      #expect(String(Unicode.Scalar(ASCII.lowercased(byte))) == character.lowercased())
    }
    for byte in UInt8(0x80)...0xFF {
      #expect(ASCII.lowercased(byte) == byte)
      #expect(!ASCII.isWhiteSpace(byte) && !ASCII.isControl(byte) && !ASCII.isPrintable(byte))
      #expect(!ASCII.isAlphanumeric(byte))
    }
  }

  @Test(arguments: [("", ""), (" \t\r\n ", ""), (" a b ", "a b"), ("\u{B}x\u{C}", "x"), ("\u{1}x", "\u{1}x")])
  func `white space goes from both ends`(_ text: String, _ trimmed: String) {
    let found = Array(text.utf8).withUnsafeBufferPointer { Array(ASCII.trimmingWhiteSpace($0)) }
    #expect(found == Array(trimmed.utf8))
  }

  @Test(arguments: [("", true), ("plain\u{7F}", true), ("é", false), (String(repeating: "x", count: 99) + "é", false)])
  func `one byte is enough`(_ text: String, _ isASCII: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(ASCII.isAll) == isASCII)
  }

  @Test func `a byte is found wherever it stands, and so is one that is not printed`() {
    for place in 0..<70 {
      var text = [UInt8](repeating: UInt8(ascii: "x"), count: 70)
      text[place] = UInt8(ascii: "<")
      #expect(text.withUnsafeBufferPointer { ASCII.holds(UInt8(ascii: "<"), in: $0) })
      #expect(!text.withUnsafeBufferPointer { ASCII.holds(UInt8(ascii: ">"), in: $0) })
      #expect(text.withUnsafeBufferPointer { ASCII.count(UInt8(ascii: "x"), in: $0) } == 69)
      #expect(text.withUnsafeBufferPointer { ASCII.count(UInt8(ascii: "<"), in: $0) } == 1)
      for (distance, behind) in [(1, place < 69), (7, place < 63), (40, place < 30), (70, false)] {
        let found = text.withUnsafeBufferPointer {
          ASCII.holds(UInt8(ascii: "<"), and: UInt8(ascii: "x"), distance, in: $0)
        }
        #expect(found == behind)
      }
      for byte in UInt8.min...UInt8.max {
        text[place] = byte
        let isFine = ASCII.isPrintable(byte) || [0x09, 0x0A, 0x0D].contains(byte)
        #expect(text.withUnsafeBufferPointer(ASCII.isPrintableLines) == isFine)
      }
    }
  }

  @Test func `a byte counts wherever it stands`() {
    for count in 1...20 {
      for place in 0..<count {
        for byte in UInt8.min...UInt8.max {
          for other in [UInt8(ascii: "x"), 0x20, 0x7E] {
            var text = [UInt8](repeating: other, count: count)
            text[place] = byte
            #expect(text.withUnsafeBufferPointer { ASCII.isAll($0) } == (byte < 0x80))
            #expect(text.withUnsafeBufferPointer { ASCII.isPrintable($0) } == ASCII.isPrintable(byte))
          }
        }
      }
    }
  }
}
