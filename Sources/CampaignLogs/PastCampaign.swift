internal import Campaign
package import Diagnostics
package import Fitting
internal import Interpreting
package import Records
internal import Routing
package import RuleLanguage
internal import Simulation
internal import SystemZones
internal import Zones

/// A campaign of which something was recorded: its contacts, and what happened to them.
package final class PastCampaign {
  let interpreter: Interpreter
  package internal(set) var log = CampaignLog()
  package private(set) var traits = Traits()
  private var traitsOfTags: [TagID: UInt32] = [:]
  private var traitsOfValues: [[UInt8]: UInt32] = [:]
  private var traitRun: [UInt32] = []
  /// Lines that cannot be read, and lines of the log.
  package internal(set) var unreadable = 0
  /// What is wrong with the first of them, where that has not been told.
  var firstUnreadable: String?
  package internal(set) var lines = 0
  /// Messages of people who are not on the contact list.
  package internal(set) var ofStrangers = 0
  package private(set) var hasList = false
  /// The contacts as a simulation has them; nil where none is asked for.
  private(set) var columns: ScenarioContacts?
  /// What the log says, once someone has asked.
  var fit: CampaignFit?

  /// - Parameters:
  ///   - checked: the rules; nil where they are not known: then opt-out words are the usual ones.
  ///   - isSimulated: whether the campaign will be simulated: then its contacts are kept.
  package init(_ checked: CheckedPolicy?, isSimulated: Bool = false) throws(Failure) {
    if let checked {
      interpreter = Interpreter(checked)
      if isSimulated { columns = ScenarioContacts(fieldCount: checked.policy.fields.count) }
      return
    }
    var sink = DiagnosticSink()
    let usual = Source(name: "usual.yaml", bytes: Array("version: 1\nmembers: [someone]\n".utf8))
    guard
      let checked = checkRules(
        usual, loader: { _, _ in .failure(LoadFailure(reason: "")) }, zones: systemZones, sink: &sink)
    else { throw Failure("the usual rules cannot be read", cause: .program) }
    interpreter = Interpreter(checked)
  }

  package var checked: CheckedPolicy { interpreter.checked }
  package var contacts: Int { interpreter.directory.contactCount }

  /// Reads the contact list, with the tags and fields by which contacts may answer differently.
  package func load(
    _ reader: consuming RecordReader<some ByteReader>, problems: inout some RecordProblemReceiver,
    progress: some Progress, jobs: Int
  ) throws {
    hasList = true
    try loadContacts(
      reader, into: interpreter.directory, problems: &problems, progress: progress, jobs: jobs, optOut: optOut
    ) { [self] arrival, row, block in take(arrival, row, block) }
  }

  private func take(_ arrival: ContactArrival, _ row: Int, _ block: ContactBlock) {
    interpreter.take(arrival)
    interpreter.directory.withLastColumns { keep(arrival, tags: $0, values: $1, zones: $2) }
    traitRun.removeAll(keepingCapacity: true)
    interpreter.directory.withLastColumns { tags, _, _ in for tag in tags { traitRun.append(trait(of: tag)) } }
    for field in block.fields(row) where !field.isNull && field.value.length > 0 && field.value.length <= 60 {
      traitRun.append(trait(block.bytes(field.name), block.bytes(field.value)))
    }
    traits.append(traitRun)
  }

  private func optOut(_ contact: ContactID) {
    interpreter.optOut(contact)
    _ = columns?.optOut(contact)
  }

  /// Notes a contact who comes with the events.
  func note(_ arrival: ContactArrival, _ event: TimedEvent) {
    traits.append(event.tags.map { trait(of: $0) })
    keep(arrival, tags: event.tags, values: event.values, zones: event.zones)
  }

  private func keep(
    _ arrival: ContactArrival, tags: UnsafeBufferPointer<TagID>, values: UnsafeBufferPointer<ValueID>,
    zones: UnsafeBufferPointer<ZoneRules>
  ) {
    columns?.append(
      arrival, id: interpreter.directory.id(of: arrival.contact), tags: tags, values: values, zones: zones)
  }

  private func trait(of tag: TagID) -> UInt32 {
    if let known = traitsOfTags[tag] { return known }
    let name = String(decoding: interpreter.directory.spelling(of: tag), as: UTF8.self)
    let new = traits.add(Traits.Name(field: nil, value: name))
    traitsOfTags[tag] = new
    return new
  }

  private func trait(_ field: Bytes, _ value: Bytes) -> UInt32 {
    let key = Array(field) + [0] + Array(value)
    if let known = traitsOfValues[key] { return known }
    let new = traits.add(
      Traits.Name(field: String(decoding: field, as: UTF8.self), value: String(decoding: value, as: UTF8.self)))
    traitsOfValues[key] = new
    return new
  }
}
