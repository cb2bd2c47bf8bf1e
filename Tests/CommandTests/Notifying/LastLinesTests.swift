import Desk
import Journal
import Testing

@testable import PatchbayCommand

@Suite struct LastLinesTests {
  @Test(arguments: [
    ("", ""), ("\n\n \t\n", ""), ("one\n", "one"), ("a\r\nb\nc", "a / b / c"),
    ("1\n2\n3\n4\n5\n6\n7\n", "3 / 4 / 5 / 6 / 7"), ("\u{1B}[31mred\u{7}\u{0}", "[31mred"),
  ])
  func `are one safe line`(_ text: String, _ shown: String) { #expect(lastLines(of: Array(text.utf8)) == shown) }

  @Test func `a text that is cut or no text at all`() {
    #expect(lastLines(of: [0xA9, 0x61, 0xFF, 0x62]) == "a\u{FFFD}b", "half a character at the begin is dropped")
  }

  @Test func `a notification is the effect and where it comes from`() {
    for ending in ["", "\n"] {
      let effect =
        "{\"n\":7,\"i\":2,\"effect\":\"notified\",\"member\":\"jo\\u001b\",\"channel\":\"email\",\"to\":\"a}}\"}"
      let due = SendingInput(
        delivery: Delivery(
          id: .init(action: "a\"b", stream: 3, n: 7, i: 2), effect: Array((effect + ending).utf8), status: .due,
          tries: 0))
      #expect(
        String(decoding: due.text, as: UTF8.self) == effect.dropLast() + ",\"action\":\"a\\\"b\",\"stream\":3}\n")
      #expect(due.title == "email to `jo<U+001B>` (`a\"b`, n 7, i 2)")
    }
  }
}
