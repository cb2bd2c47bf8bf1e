import Foundation
import Testing
import Text

@Suite struct JSONWriterTests {
  @Test func `values stand with their commas`() {
    var json = JSONWriter()
    json.object { json in
      json.member("a", 1)
      json.array("b") { json in
        json.value("x")
        json.value(true)
        json.null()
        json.object { $0.member("c", -0.5) }
        json.raw("[]".utf8)
      }
      json.object("d") { _ in }
      json.member("e", [])
      json.member("f", Double.nan)
      json.member("g", UInt64.max)
    }
    #expect(
      json.string == #"{"a":1,"b":["x",true,null,{"c":-0.5},[]],"d":{},"e":[],"f":null,"g":18446744073709551615}"#)
  }

  @Test(arguments: [
    "", "a\"b\\c", "\u{0}\n\r\t\u{1F}\u{7F}\u{9B}", "é😀\u{2028}\u{202E}\u{FEFF}\u{61C}٣", "日本", "\u{A0}…€",
  ])
  func `strings read back as they were`(_ text: String) throws {
    var json = JSONWriter()
    json.beginArray()
    json.value(text)
    json.value(utf8: Array(text.utf8)[...])
    json.value(utf8: text.utf8.reversed().reversed())
    json.object { $0.member(text, 1) }
    json.endArray()
    let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [Any]
    #expect(read?.prefix(3).map { $0 as? String } == [text, text, text])
    #expect((read?.last as? [String: Int]) == [text: 1])
    #expect(json.string.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }

  /// The shape of every escape, and what is none.
  @Test(arguments: [
    ("\u{0}", "\\u0000"), ("\u{1F}", "\\u001f"), ("\u{7F}", "\\u007f"), ("\u{9B}", "\\u009b"), ("\u{A0}", "\u{A0}"),
    ("\u{61C}", "\\u061c"), ("\u{200F}", "\\u200f"), ("\u{2028}", "\\u2028"), ("\u{FEFF}", "\\ufeff"), ("\n", "\\n"),
    ("\r", "\\r"), ("\t", "\\t"), ("\"", "\\\""), ("\\", "\\\\"), ("/", "/"), ("😀", "😀"), ("\u{85}", "\\u0085"),
  ])
  func `escapes stand in the midst of any text`(_ scalar: String, _ escape: String) {
    for (before, after) in [("", ""), ("é", "é"), (String(repeating: "x", count: 100), ""), ("\u{1}", "\u{1}")] {
      var json = JSONWriter()
      json.value(before + scalar + after)
      let around = [before, after].map { $0 == "\u{1}" ? "\\u0001" : $0 }
      #expect(json.string == "\"\(around[0])\(escape)\(around[1])\"")
    }
  }

  /// Text that is cut in the midst of a character is copied, and nothing behind it is read.
  @Test(arguments: [[0xC2], [0xE2], [0xE2, 0x80], [0xEF, 0xBB], [0xD8], [0x41, 0xE2, 0x80]] as [[UInt8]])
  func `half a character`(_ bytes: [UInt8]) {
    var json = JSONWriter()
    json.value(utf8: bytes)
    #expect(json.bytes.dropFirst().dropLast().elementsEqual(bytes) || json.string.hasPrefix("\"\\u"))
  }

  @Test func `short ways write the same`() {
    var json = JSONWriter()
    json.beginObject()
    json.member(bare: "n", 7)
    Array("a\"".utf8).withUnsafeBufferPointer { json.member(bare: "text", utf8: $0) }
    json.key(bare: "list")
    json.beginArray()
    json.value(Int.min)
    json.value(Int64(0))
    json.appendValue(atMost: 4) { $0.put("null") }
    json.endArray()
    json.members("\"a\":1,\"b\":2".utf8)
    json.members("".utf8)
    json.key(bare: "e")
    json.object { $0.members("\"c\":3".utf8) }
    json.endObject()
    json.endLine()
    #expect(
      json.string == #"{"n":7,"text":"a\"","list":[-9223372036854775808,0,null],"a":1,"b":2,"e":{"c":3}}"# + "\n")
  }

  /// A document may be handed over piece by piece.
  @Test func `pieces`() {
    var json = JSONWriter()
    var text: [UInt8] = []
    json.beginArray()
    for number in 0..<3 {
      json.value(number)
      text += json.drainBytes()
    }
    json.endArray()
    text += json.drainBytes()
    #expect(String(decoding: text, as: UTF8.self) == "[0,1,2]" && json.bytes.isEmpty)
  }

  @Test(arguments: [0, 9, 10, 99, 1_234_567_890, -1, .max, .min] as [Int64])
  func `digits are those of Swift`(_ number: Int64) {
    #expect(String(atMost: 20) { $0.put(decimal: number) } == String(number))
    #expect(String(atMost: 20) { $0.put(decimal: UInt64(bitPattern: number)) } == String(UInt64(bitPattern: number)))
    #expect(String(atMost: 3) { $0.put(7, digits: 3) } == "007")
  }
}
