public import Campaign
public import Diagnostics
public import KeyedFiles
public import YAMLTree

/// A rule file as a typed tree: every leaf has its span in the file, and there are holes where something was refused.
///
/// Shapes are checked here; `check` determines what names mean.
public struct RuleSyntax: Sendable {
  public let document: YAMLDocument
  public var source: Source { document.source }
  /// Whether the file has errors, in its YAML or in its shapes.
  public internal(set) var hasErrors = false
  /// Where they are; nil where there are more than are kept.
  public internal(set) var errors: [SourceSpan]? = []
  /// Where a problem about the whole file is shown.
  public internal(set) var head = SourceSpan(0, 0)

  public internal(set) var version: Written<Int> = .absent
  public internal(set) var action: Written<String> = .absent
  public internal(set) var team: Written<TeamSyntax> = .absent
  public internal(set) var lists: Written<[ListSyntax]> = .absent
  public internal(set) var members: Written<[Written<String>]> = .absent
  public internal(set) var distribution: Written<DistributionSyntax> = .absent
  public internal(set) var replyRouting: Written<[Written<ReplyStepSyntax>]> = .absent
  public internal(set) var replyTimeout: Written<ReplyTimeoutSyntax> = .absent
  public internal(set) var tagRules: Written<[Written<TagRuleSyntax>]> = .absent
  public internal(set) var autoTags: Written<[Written<AutoTagSyntax>]> = .absent
  public internal(set) var optOut: Written<OptOutSyntax> = .absent
  public internal(set) var textingHours: Written<TextingHoursSyntax> = .absent
  public internal(set) var notifications: Written<[Written<NotificationSyntax>]> = .absent
  public internal(set) var list: Written<ListFormatSyntax> = .absent
  public internal(set) var invariants: Written<[Written<InvariantSyntax>]> = .absent
  public internal(set) var cases: [RoutingCase] = []

  init(document: YAMLDocument) { self.document = document }
}

/// Who exists: written in the file, or the path of a roster.
public enum TeamSyntax: Sendable {
  case inline([MemberSyntax])
  case path(String)
}

/// A team member's entry. The name is the key.
public struct MemberSyntax: Sendable {
  public let name: Written<String>
  public internal(set) var displayName: Written<String> = .absent
  public internal(set) var permissions: Written<[Written<String>]> = .absent
  public internal(set) var email: Written<String> = .absent
  public internal(set) var phone: Written<String> = .absent
  public internal(set) var notify: Written<[Written<String>]> = .absent
  /// `null` counts as absent.
  public internal(set) var maxOpen: Written<Int> = .absent
  public internal(set) var weight: Written<Int> = .absent
  public internal(set) var shifts: Written<ShiftsSyntax> = .absent
}

public struct ListSyntax: Sendable {
  public let name: Written<String>
  public internal(set) var members: Written<[Written<String>]>
  public internal(set) var shifts: Written<ShiftsSyntax> = .absent
}

public struct DistributionSyntax: Sendable {
  public internal(set) var mode: Written<String> = .absent
  public internal(set) var lastTeamMemberFirst: Written<Bool> = .absent
  public internal(set) var bucketSize: Written<Int> = .absent
  public internal(set) var claimTimeout: Written<ClaimTimeoutSyntax> = .absent
  /// `null` counts as absent.
  public internal(set) var maxPerMember: Written<Int> = .absent
  /// `null` counts as absent.
  public internal(set) var answersFirst: Written<Int> = .absent
}

public enum ClaimTimeoutSyntax: Sendable {
  case never
  case milliseconds(Int64)
}

/// How long conversations may lie unanswered, and where they go then.
public struct ReplyTimeoutSyntax: Sendable {
  /// In milliseconds.
  public internal(set) var after: Written<Int64> = .absent
  public internal(set) var then: Written<[Written<ReplyStepSyntax>]> = .absent
}

/// A reply step: a name, or a list and how one of its members is picked.
public struct ReplyStepSyntax: Sendable {
  public internal(set) var name: Written<String>
  public internal(set) var by: Written<String> = .absent
  /// Whether it is a mapping.
  public internal(set) var isMapping = false
}

/// Most tag rules have a tag and names, and a file may hold very many, so what few have is kept apart.
public struct TagRuleSyntax: Sendable {
  public internal(set) var tag: Written<String> = .absent
  /// The only name of `to`, where there is one, and where all of `to` is.
  private var only: (name: Written<String>, span: SourceSpan)?
  private var several: Written<[Written<String>]> = .absent
  private var seldom: Seldom?

  public internal(set) var to: Written<[Written<String>]> {
    get { only.map { .value([$0.name], $0.span) } ?? several }
    set {
      if case .value(let names, let span) = newValue, names.count == 1 {
        (only, several) = ((names[0], span), .absent)
      } else {
        (only, several) = (nil, newValue)
      }
    }
  }

  /// The name of `to`, where it has one alone.
  var onlyName: String? { only?.name.value }

  mutating func send(to name: Written<String>, _ span: SourceSpan) { only = (name, span) }

  public internal(set) var when: Written<ConditionSyntax> {
    get { seldom?.parts.when ?? .absent }
    set { change { $0.when = newValue } }
  }
  public internal(set) var by: Written<String> {
    get { seldom?.parts.by ?? .absent }
    set { change { $0.by = newValue } }
  }
  public internal(set) var otherwise: Written<[Written<String>]> {
    get { seldom?.parts.otherwise ?? .absent }
    set { change { $0.otherwise = newValue } }
  }
  public internal(set) var atOnce: Written<Bool> {
    get { seldom?.parts.atOnce ?? .absent }
    set { change { $0.atOnce = newValue } }
  }

  private struct Parts {
    var when: Written<ConditionSyntax> = .absent
    var by: Written<String> = .absent
    var otherwise: Written<[Written<String>]> = .absent
    var atOnce: Written<Bool> = .absent
  }

  private final class Seldom: Sendable {
    let parts: Parts
    init(_ parts: Parts) { self.parts = parts }
  }

  private mutating func change(_ edit: (inout Parts) -> Void) {
    var parts = seldom?.parts ?? Parts()
    edit(&parts)
    seldom = Seldom(parts)
  }
}

public struct ConditionSyntax: Sendable {
  public internal(set) var all: Written<[Written<String>]> = .absent
  public internal(set) var any: Written<[Written<String>]> = .absent
  public internal(set) var none: Written<[Written<String>]> = .absent
  public internal(set) var fields: Written<[FieldSyntax]> = .absent
}

public struct FieldSyntax: Sendable {
  public let name: Written<String>
  public let values: Written<[Written<String>]>
}

public struct AutoTagSyntax: Sendable {
  public internal(set) var tag: Written<String> = .absent
  public internal(set) var replyIs: Written<[Written<String>]> = .absent
  public internal(set) var replyContains: Written<[Written<String>]> = .absent
}

public struct OptOutSyntax: Sendable {
  public internal(set) var keywords: Written<KeywordsSyntax> = .absent
  public internal(set) var optInKeywords: Written<KeywordsSyntax> = .absent
  public internal(set) var review: Written<[Written<String>]> = .absent
  public internal(set) var scope: Written<String> = .absent
}

public struct KeywordsSyntax: Sendable {
  /// Whether the default keywords count.
  public internal(set) var usesDefault: Written<Bool> = .absent
  public internal(set) var added: Written<[Written<String>]> = .absent
}

public struct NotificationSyntax: Sendable {
  public internal(set) var type: Written<String> = .absent
  public internal(set) var to: Written<[Written<String>]> = .absent
  public internal(set) var subject: Written<NotificationTemplate> = .absent
  public internal(set) var body: Written<NotificationTemplate> = .absent
  public internal(set) var top: Written<Int> = .absent
  /// In milliseconds.
  public internal(set) var after: Written<Int64> = .absent
}

/// Something that must hold: what is claimed, of which contacts, and about whom or how many.
public struct InvariantSyntax: Sendable {
  public enum Kind: Sendable { case never, always, atMost }
  public let kind: Kind
  public internal(set) var when: Written<ConditionSyntax> = .absent
  public internal(set) var to: Written<[Written<String>]> = .absent
  public internal(set) var members: Written<Int> = .absent
}

/// How contact lists are written.
public struct ListFormatSyntax: Sendable {
  public internal(set) var profile: Written<String> = .absent
  public internal(set) var columns: Written<[ListColumnSyntax]> = .absent
  public internal(set) var id: Written<String> = .absent
  public internal(set) var delimiter: Written<String> = .absent
  public internal(set) var country: Written<String> = .absent
  public internal(set) var tagSeparators: Written<String> = .absent
  public internal(set) var encoding: Written<String> = .absent
}

/// The headers of the columns with one meaning.
public struct ListColumnSyntax: Sendable {
  /// Nil: the columns are fields.
  public let meaning: ContactColumn?
  /// Whether they say who may be texted.
  public var isConsent = false
  public let headers: Written<[Written<String>]>
}
