/// A cell of a CSV record.
struct CSVCell {
  /// Without its quotes. A decoded cell lies after the text.
  var text: ByteSlice
  /// Where the cell begins in the text, its quote included.
  var at: UInt32

  init(_ text: ByteSlice, at place: Int) {
    self.text = text
    at = UInt32(place)
  }
}
