internal import Campaign

// The tags that the last arrival or event carries.
extension Directory {
  /// Whether the tag `Opt Out` is among the last tags.
  var carriesOptOut: Bool { tagRun.contains(names.policy.optOutTag) }

  /// Puts the tag `Opt Out` among the last tags, where it is not.
  func carryOptOut() { tagRun.insert(names.policy.optOutTag) }

  /// Reads tags into `tagRun`: sorted, each once, or as they are written where the directory sorts none. What is blank is passed over.
  ///
  /// - Returns: whether there was room for all of them; those that have no room are left out.
  func readTags(_ slices: UnsafeBufferPointer<ByteSlice>, of block: ContactBlock) -> Bool {
    tagRun.removeAll()
    return sortsTags ? readTags(slices, of: block, sorts: true) : readTags(slices, of: block, sorts: false)
  }

  @inline(__always)
  private func readTags(_ slices: UnsafeBufferPointer<ByteSlice>, of block: ContactBlock, sorts: Bool) -> Bool {
    var hasRoom = true
    for slice in slices {
      let spelling = block.bytes(slice)
      if let known = tags.remembered(spelling) {
        if sorts { tagRun.insert(known) } else { tagRun.append(known) }
        continue
      }
      switch tags.intern(spelling, room: limits.tags) {
      case .tag(let tag): if sorts { tagRun.insert(tag) } else { tagRun.append(tag) }
      case .blank: break
      case .full: hasRoom = false
      }
    }
    return hasRoom
  }

  /// Reads the tags of a question, such as a filter, into `tagRun`, as `readTags` does. It adds none to the table, so asking for a
  /// tag does not settle how it is spelled; a tag that no contact has is `TagID.unknown`.
  func findTags(_ slices: UnsafeBufferPointer<ByteSlice>, of block: ContactBlock) {
    tagRun.removeAll()
    for slice in slices {
      let text = block.bytes(slice)
      if let tag = tags.find(text) { tagRun.insert(tag) } else if !isBlankTag(text) { tagRun.insert(.unknown) }
    }
  }

  /// Whether the tag `Opt Out` is among some tags, of which none is added to the table.
  func isOptOut(_ slices: UnsafeBufferPointer<ByteSlice>, of block: ContactBlock) -> Bool {
    slices.contains { tags.find(block.bytes($0)) == names.policy.optOutTag }
  }
}
