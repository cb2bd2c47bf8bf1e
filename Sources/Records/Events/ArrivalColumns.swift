internal import Campaign

/// The tags and values of the event at hand, where pointers to them stay good until the next one.
///
/// Not private to its only user, for the sake of linking, as `LoneFault`.
struct ArrivalColumns: ~Copyable {
  private var tagColumn = GrowingColumn<TagID>()
  private var valueColumn = GrowingColumn<ValueID>()

  var tags: UnsafeBufferPointer<TagID> { tagColumn.buffer }
  var values: UnsafeBufferPointer<ValueID> { valueColumn.buffer }

  mutating func set(_ tags: UnsafeBufferPointer<TagID>, _ values: UnsafeBufferPointer<ValueID>) {
    tagColumn.shrink(to: 0)
    for tag in tags { tagColumn.append(tag) }
    valueColumn.shrink(to: 0)
    for value in values { valueColumn.append(value) }
  }
}
