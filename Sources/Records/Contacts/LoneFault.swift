/// Columns that hold a single fault.
///
/// Not private to its only user: specialised copies of a generic reader, made in other modules, must find it when they
/// are linked (Swift 6.3).
struct LoneFault: ~Copyable {
  private let rows = UnsafeMutablePointer<ContactRow>.allocate(capacity: 1)
  private let places = UnsafeMutablePointer<KeyPlace>.allocate(capacity: 1)
  private let tags = UnsafeMutablePointer<ByteSlice>.allocate(capacity: 1)
  private let fields = UnsafeMutablePointer<RecordField>.allocate(capacity: 1)
  private let faults = UnsafeMutablePointer<RecordFault>.allocate(capacity: 1)

  deinit {
    rows.deallocate()
    places.deallocate()
    tags.deallocate()
    fields.deallocate()
    faults.deallocate()
  }

  func set(_ fault: RecordFault) {
    rows.initialize(to: ContactRow(tagsBegin: 0, fieldsBegin: 0))
    faults.initialize(to: fault)
  }

  var columns: RecordColumns {
    RecordColumns(
      rows: rows, rowCount: 0, places: places, tags: tags, fields: fields, members: fields, items: tags,
      faults: UnsafeBufferPointer(start: faults, count: 1))
  }
}
