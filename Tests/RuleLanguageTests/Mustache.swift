import Campaign

/// A template as a rule file may write it.
func mustache(_ template: NotificationTemplate) -> String {
  template.parts.map { part in
    switch part {
    case .text(let text): text
    case .field(let field): "{{\(field.name)}}"
    case .leaders(let parts):
      "{{#leaders}}"
        + parts.map { part in
          switch part {
          case .text(let text): text
          case .field(let field): "{{\(field.rawValue)}}"
          }
        }.joined() + "{{/leaders}}"
    }
  }.joined()
}
