import Testing

/// The C library implements its header, whole. That the types agree is the compiler's business.
@Test func `the header is implemented`() throws {
  let headers = Repository.files("Sources/PatchbayHeader", endings: [".h"])
  #expect(headers.count == 4)
  let header = headers.map(\.text).joined()
  let declared = header.matches(of: /(?m)^[a-z][\w ]*[ *](patchbay_\w+)\(/).map { String($0.1) }
  let implemented = Repository.files("Sources/PatchbayC", endings: [".swift"]).flatMap { file in
    file.text.matches(of: /(?m)^@c @implementation public func (\w+)\(/).map { String($0.1) }
  }
  #expect(declared.count >= 7)
  #expect(declared.sorted() == implemented.sorted())
}
