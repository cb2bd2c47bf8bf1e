import Testing

@testable import Notifications

@Suite struct SMSSegmentsTests {
  @Test(arguments: [
    ("", 0), ("Hi", 1), (String(repeating: "a", count: 160), 1), (String(repeating: "a", count: 161), 2),
    (String(repeating: "a", count: 306), 2), (String(repeating: "a", count: 307), 3),
    (String(repeating: "@£$¥èéùìòÇ", count: 16), 1), ("ΔΦΓΛΩΠΨΣΘΞÆæßÉ¤ÄÖÑÜ§¿äöñüà¡_\n\r", 1),
    // Two places each.
    (String(repeating: "€", count: 80), 1), (String(repeating: "€", count: 81), 2),
    (String(repeating: "{", count: 80) + "a", 2),
    // No character is cut in two: 152 and one more do not fill a segment of 153.
    (String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 151), 2),
    (String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 152), 3),
    // One character beyond the alphabet makes all of it UCS-2.
    ("ç" + String(repeating: "a", count: 69), 1), ("ç" + String(repeating: "a", count: 70), 2),
    ("`" + String(repeating: "a", count: 133), 2), ("`" + String(repeating: "a", count: 134), 3),
    (String(repeating: "👏", count: 35), 1), (String(repeating: "👏", count: 36), 2),
    // 33 of them to a segment, as the 67th unit is left over.
    (String(repeating: "👏", count: 66), 2), (String(repeating: "👏", count: 67), 3),
  ])
  func `a text takes so many`(_ text: String, _ count: Int) {
    #expect(smsSegments(text) == count)
  }
}
