public import PatchbayHeader
internal import PatchbayKit
internal import PatchbaySimulation

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_simulate_part(
  _ name: UnsafePointer<CChar>?, _ rules: UnsafePointer<CChar>?, _ length: Int, _ team: UnsafePointer<CChar>?,
  _ team_length: Int, _ scenario_name: UnsafePointer<CChar>?, _ scenario: UnsafePointer<CChar>?, _ scenario_length: Int,
  _ run: UnsafePointer<patchbay_run>?, _ first: Int, _ vary: UnsafePointer<UnsafePointer<CChar>?>?, _ vary_count: Int,
  _ part: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ part_length: UnsafeMutablePointer<Int>?,
  _ problems: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  part?.pointee = nil
  part_length?.pointee = 0
  return answer(problems) { () throws(Failure) in
    guard let part else { throw Failure.null("part", expected: "where the bytes are to stand") }
    guard let part_length else { throw Failure.null("part_length", expected: "where the number of bytes is to stand") }
    guard let run else { throw Failure.null("run", expected: "how many replications run") }
    let given = try GivenRun(run.pointee)
    guard let count = given.replications, (1...10_001 - count).contains(first) else {
      throw Failure(
        Int(PATCHBAY_BAD_ARGUMENT), "`first` and `replications` are not the numbers of replications from 1 to 10,000")
    }
    let text = try TextIn(scenario, scenario_length, "scenario", most: Int(PATCHBAY_MOST_BYTES))
    let named = if let scenario_name { try TextIn.terminated(scenario_name, "scenario_name") } else { "scenario.yaml" }
    let values = try texts(vary, vary_count)
    let rules = try load(name, rules, length, team, team_length, nil)
    let bytes: [UInt8]
    do throws(SimulationError) {
      let simulation = try PartialSimulation(
        rules, scenario: text.array, named: named, vary: values, seed: given.seed,
        contacts: given.list.map { (list: $0.bytes.array, format: $0.format) })
      bytes = try simulation.run(first...first + count - 1, jobs: given.jobs)
    } catch {
      throw Failure(Int(PATCHBAY_NOT_SIMULATED), error.description)
    }
    part.pointee = UnsafeMutableRawPointer(try textOut(bytes))
    part_length.pointee = bytes.count
    return Int(PATCHBAY_OK)
  }
}

/// Texts with a NUL at the end of each.
private func texts(_ start: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int) throws(Failure) -> [String] {
  guard count >= 0, start != nil || count == 0 else {
    throw Failure.null("vary", expected: "as many as its count says")
  }
  var found: [String] = []
  for text in UnsafeBufferPointer(start: start, count: count) {
    guard let text else { throw Failure.null("vary", expected: "texts in it") }
    found.append(try TextIn.terminated(text, "vary", isRepaired: false))
  }
  return found
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation public func patchbay_merge(
  _ parts: UnsafePointer<UnsafeRawPointer?>?, _ lengths: UnsafePointer<Int>?, _ count: Int,
  _ result: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ page: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  answer(error) { () throws(Failure) in
    let (result, page) = (try TextOut(result, "result"), try TextOut(page))
    guard count >= 0, (parts != nil && lengths != nil) || count == 0 else {
      throw Failure.null("parts", expected: "as many as `count` says, with their `lengths`")
    }
    var given: [[UInt8]] = []
    for (part, length) in zip(
      UnsafeBufferPointer(start: parts, count: count), UnsafeBufferPointer(start: lengths, count: count))
    {
      given.append(try TextIn(bytes: part, length, "parts").array)
    }
    let merged: SimulationResult
    do throws(SimulationError) { merged = try SimulationResult(merging: given) } catch {
      throw Failure(Int(PATCHBAY_NOT_SIMULATED), error.description)
    }
    try tell(merged, result, page)
    return Int(PATCHBAY_OK)
  }
}
