import Campaign
package import KeyedFiles

// The keys of `list`: how contact lists are written.

package enum ListKey: String, RuleKey {
  case profile, columns, id, delimiter, country
  case tagSeparators = "tag_separators"
  case encoding

  package static let block = Block.list

  package var rule: KeyRule {
    switch self {
    case .profile:
      KeyRule(
        .word(ListProfile.words), "The program that lists are exported from, whose columns are known; default: none")
    case .columns:
      KeyRule(
        .block(.listColumns), "The headers of the columns, where a list has others; default: found out from each header"
      )
    case .id: KeyRule(.word(ListIDWord.words), "What identifies a contact of a list without ids; default: none")
    case .delimiter:
      KeyRule(.word(ListDelimiter.words), "What separates the cells; default: found out from the header")
    case .country:
      KeyRule(
        .text("the two letters of a country, such as `US`"),
        "The country as whose phones are read that have no `+`; default: `US`, which is also Canada")
    case .tagSeparators:
      KeyRule(
        .text("characters such as `,;`"),
        "The characters that separate the tags of a cell; default: a vertical bar, and commas and semicolons where they plainly do"
      )
    case .encoding:
      KeyRule(
        .word(ListEncoding.words), "How the text is encoded; default: UTF-8, or UTF-16 where the first bytes say so")
    }
  }
}

/// A column that has a meaning, `opted_in` or `fields`.
enum ListColumnsKey: RuleKey {
  case column(ContactColumn)
  case optedIn, fields

  static let block = Block.listColumns
  static let allCases: [ListColumnsKey] = ContactColumn.allCases.map { .column($0) } + [.optedIn, .fields]

  init?(rawValue: String) {
    guard let key = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = key
  }

  var rawValue: String {
    switch self {
    case .column(let column): column.rawValue
    case .optedIn: NamedColumn.consentWord
    case .fields: NamedColumn.fieldsWord
    }
  }

  var rule: KeyRule {
    switch self {
    case .column(let column):
      KeyRule(
        column.mayBeSeveral ? .oneOrMore(.text("a header")) : .text("a header"),
        column.mayBeSeveral
          ? "The headers of columns that are read as `\(column.rawValue)`"
          : "The header of the column that is read as `\(column.rawValue)`")
    case .optedIn:
      KeyRule(
        .oneOrMore(.text("a header")),
        "The headers of columns that say who may be texted; contacts with anything but a yes have opted out")
    case .fields:
      KeyRule(.oneOrMore(.text("a header")), "The headers of columns that are fields, whatever they resemble")
    }
  }
}
