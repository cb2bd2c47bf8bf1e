import Campaign
import Diagnostics
import KeyedFiles
internal import Text

extension Checker {
  /// Records which lists there are, before any name is looked up.
  mutating func declareLists() {
    guard case .value(let written, _) = syntax.lists else {
      listsAreKnown = !syntax.lists.isInvalid
      return
    }
    for list in written {
      guard case .value(let name, let span) = list.name, !isReserved(name, "a user list", place(span)) else {
        listsAreKnown = listsAreKnown && !list.name.isInvalid
        continue
      }
      if lists.count == limits.lists {
        problems.report(
          Problem(
            .tooManyLists, "a rule file has at most \(limits.lists) user lists, the limit `lists`", at: place(span),
            label: "this is one more", help: "delete the lists that nothing names"))
      }
      listIndex[name] = lists.count
      lists.append(ListEntry(name: name, span: span))
      listSyntax.append(list)
    }
  }

  mutating func refuseListsNamedLikeMembers() {
    for list in lists {
      guard let member = rosterIndex[list.name] else { continue }
      problems.report(
        Problem(
          .listNamedLikeMember, "the user list \(quoted(list.name)) has the name of a team member",
          at: place(list.span),
          related: [Label(roster[member].place, "the team member")], help: "choose another name for the list"))
    }
  }

  /// Gives the names on each list their meaning.
  mutating func gatherLists() {
    for index in lists.indices {
      lists[index].shifts = shifts(listSyntax[index].shifts, from: syntax.source)
      let written = listSyntax[index].members
      guard case .value(let names, let span) = written else { continue }
      if names.isEmpty {
        problems.report(
          Problem(
            .emptyList, "the user list \(quoted(lists[index].name)) holds no one", at: place(span),
            help: "name a team member, or delete the list"))
      }
      warnRepeatedNames(names, in: "the user list \(quoted(lists[index].name))")
      lists[index].members = listMembers(names)
    }
  }

  private mutating func listMembers(_ names: [Written<String>]) -> [Int] {
    var members: [Int] = []
    var seen: Set<Int> = []
    for case .value(let name, let span) in names {
      if let member = rosterIndex[name] {
        if seen.insert(member).inserted { members.append(member) }
      } else if listIndex[name] != nil {
        problems.report(
          Problem(
            .listInList, "\(quoted(name)) is a user list, and a user list holds team members only", at: place(span),
            help: "name its members instead"))
      } else {
        reportUnknown(name, span, .onList)
      }
    }
    return members
  }
}
