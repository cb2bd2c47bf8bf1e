internal import Folding

extension Directory {
  /// About how many bytes of memory the names take, rather too many than too few.
  package var footprint: Int {
    let names = 3 * contactTextCount + messages.textCount
    return names + awaited.footprint + heard.footprint + 160 * contactCount + 48 * messageCount + 320 * tagCount
  }
}
