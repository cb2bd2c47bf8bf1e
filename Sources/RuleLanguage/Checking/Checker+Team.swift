import Campaign
import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

extension Checker {
  /// Determines who exists.
  mutating func gatherTeam(loader: RosterLoader) {
    declareLists()
    switch syntax.team {
    case .absent: gatherFromMembers()
    case .invalid: rosterIsKnown = false
    case .value(.inline(let members), _): gather(members, from: syntax.source)
    case .value(.path(let path), let span): load(path, span, loader)
    }
    refuseListsNamedLikeMembers()
    warnNamesAlike()
  }

  private mutating func load(_ path: String, _ span: SourceSpan, _ loader: RosterLoader) {
    switch loader(path, place(span)) {
    case .failure(let failure):
      rosterIsKnown = false
      problems.report(
        Problem(
          .rosterNotLoaded, "cannot load \(quoted(path)): \(failure.reason)", at: place(span),
          help: failure.help ?? "check the path: it is looked up beside this file")
      )
    case .success(let source):
      var yaml = DiagnosticSink()
      var reader = SyntaxReader(parseYAML(source, sink: &yaml), limits: limits)
      let members = reader.document.root.map { reader.roster($0, rosterShape) } ?? .invalid
      if reader.document.root == nil, !yaml.hasErrors {
        reader.problems.report(
          Problem(
            .wrongShape, "expected \(rosterShape.phrase), found nothing", at: Place(source, SourceSpan(0, 0)),
            help: "write a line `NAME: {}` for each team member"))
      }
      rosterRemarks = (source, reader.document.comments)
      problems.report(all: reader.problems(after: yaml))
      if let members = members.value { gather(members, from: source) } else { rosterIsKnown = false }
    }
  }

  private var rosterShape: ValueShape { .named(by: "each member's name", .block(.member)) }

  private mutating func gather(_ members: [MemberSyntax], from source: Source) {
    roster.reserveCapacity(min(members.count, limits.members))
    for member in members {
      guard case .value(let key, let span) = member.name else {
        rosterIsKnown = false
        continue
      }
      let place = Place(source, span)
      if isReserved(key, "a team member", place) { continue }
      let permissions = permissions(member.permissions, from: source)
      add(
        RosterEntry(
          member: TeamMember(
            key: key, name: member.displayName.value ?? key, permissions: permissions ?? .sendQueue,
            email: member.email.value, phone: member.phone.value, maxOpen: member.maxOpen.value,
            weight: member.weight.value ?? 1, notify: channels(of: member, from: source),
            shifts: shifts(member.shifts, from: source)),
          place: place, mayBeSelected: permissions?.contains(.sendQueue) ?? true,
          notifyIsKnown: !member.notify.isInvalid))
    }
  }

  /// Nil where they could not be read.
  private mutating func permissions(_ written: Written<[Written<String>]>, from source: Source) -> Permissions? {
    switch written {
    case .absent: return .sendQueue
    case .invalid: return nil
    case .value(let words, _):
      var permissions: Permissions = []
      for word in words {
        guard let word = word.value.flatMap(Permission.init) else { return nil }
        permissions.insert(Permissions(word))
      }
      return permissions
    }
  }

  /// Without a team, every selected member exists.
  private mutating func gatherFromMembers() {
    guard case .value(let names, _) = syntax.members else {
      rosterIsKnown = false
      return
    }
    for name in names {
      guard case .value(let key, let span) = name else {
        rosterIsKnown = false
        continue
      }
      if let list = listIndex[key] {
        for case .value(let name, let span) in listSyntax[list].members.value ?? [] where listIndex[name] == nil {
          addFromMembers(name, span)
        }
      } else {
        addFromMembers(key, span)
      }
    }
  }

  private mutating func addFromMembers(_ key: String, _ span: SourceSpan) {
    guard rosterIndex[key] == nil, !isReserved(key, "a team member", place(span)) else { return }
    warnOddName(key, span)
    add(
      RosterEntry(
        member: TeamMember(key: key, name: key, permissions: .sendQueue), place: place(span), mayBeSelected: true))
  }

  private mutating func add(_ entry: RosterEntry) {
    guard rosterIndex[entry.member.key] == nil else { return }
    if roster.count == limits.members {
      problems.report(
        Problem(
          .tooManyMembers, "a team has at most \(limits.members) members, the limit `members`", at: entry.place,
          label: "this is one more", help: "split the contact action"))
    }
    rosterIndex[entry.member.key] = roster.count
    roster.append(entry)
  }

  /// Reports a name that has another meaning where a name is allowed.
  mutating func isReserved(_ name: String, _ what: String, _ place: Place) -> Bool {
    guard reservedNames.contains(name) else { return false }
    problems.report(
      Problem(
        .reservedName, "\(quoted(name)) cannot be the name of \(what), because it is reserved", at: place,
        notes: ["reserved: \(quotedList(reservedNames, "and"))"], help: "choose another name"))
    reservedUses.insert(name)
    return true
  }
}
