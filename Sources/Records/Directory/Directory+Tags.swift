internal import Campaign

// The tags that the last arrival or event carries.
extension Directory {
  /// Whether the tag `Opt Out` is among the last tags.
  var carriesOptOut: Bool { tagRun.contains(names.policy.optOutTag) }

  /// Puts the tag `Opt Out` among the last tags, where it is not.
  func carryOptOut() { insertTag(names.policy.optOutTag) }

  /// Reads tags into `tagRun`: sorted, each once. What is blank is passed over.
  ///
  /// - Returns: whether there was room for all of them; those that have no room are left out.
  func readTags(_ slices: UnsafeBufferPointer<ByteSlice>, of block: ContactBlock) -> Bool {
    if !tagRun.isEmpty { tagRun.removeAll(keepingCapacity: true) }
    var hasRoom = true
    // What is sorted in place outside the array is a fraction of the work.
    withUnsafeTemporaryAllocation(of: TagID.self, capacity: slices.count) { run in
      var count = 0
      for slice in slices {
        switch tags.intern(block.bytes(slice), room: limits.tags) {
        case .tag(let tag): Self.insert(tag, into: run, &count)
        case .blank: break
        case .full: hasRoom = false
        }
      }
      tagRun.append(contentsOf: UnsafeBufferPointer(rebasing: run[..<count]))
    }
    return hasRoom
  }

  /// Reads the tags of a question, such as a filter, into `tagRun`, as `readTags` does. It adds none to the table, so asking for a
  /// tag does not settle how it is spelled; a tag that no contact has is `TagID.unknown`.
  func findTags(_ slices: UnsafeBufferPointer<ByteSlice>, of block: ContactBlock) {
    tagRun.removeAll(keepingCapacity: true)
    for slice in slices {
      let text = block.bytes(slice)
      if let tag = tags.find(text) { insertTag(tag) } else if !isBlankTag(text) { insertTag(.unknown) }
    }
  }

  /// Insertion sort: records have few tags, and their number is limited.
  @inline(__always)
  private static func insert(_ tag: TagID, into run: UnsafeMutableBufferPointer<TagID>, _ count: inout Int) {
    var place = count
    while place > 0 && run[place - 1] > tag { place -= 1 }
    if place > 0 && run[place - 1] == tag { return }
    run.initializeElement(at: count, to: tag)
    var at = count
    while at > place {
      run[at] = run[at - 1]
      at -= 1
    }
    run[place] = tag
    count += 1
  }

  /// The same into `tagRun`.
  private func insertTag(_ tag: TagID) {
    var place = tagRun.count
    if place == 0 || tagRun[place - 1] < tag { return tagRun.append(tag) }
    while place > 0 && tagRun[place - 1] > tag { place -= 1 }
    if place > 0 && tagRun[place - 1] == tag { return }
    tagRun.insert(tag, at: place)
  }

  /// Whether the tag `Opt Out` is among some tags, of which none is added to the table.
  func isOptOut(_ slices: UnsafeBufferPointer<ByteSlice>, of block: ContactBlock) -> Bool {
    slices.contains { tags.find(block.bytes($0)) == names.policy.optOutTag }
  }
}
