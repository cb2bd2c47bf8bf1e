import Mustache
import Text

/// The templates of the page, compiled once.
enum PageTemplates {
  static func render(_ page: PageView) throws -> String {
    let library = try library.get()
    return library.render(page, withTemplate: "page") ?? ""
  }

  private static let library = Result { () throws -> MustacheLibrary in
    MustacheContentTypes.register(SafeMarkup(), named: SafeMarkup.name)
    var library = MustacheLibrary()
    let parts = [
      ("page", pageTemplate), ("style", styleSheet), ("section", sectionTemplate), ("chart", chartTemplate),
      ("picture", pictureTemplate), ("table", tableTemplate),
    ]
    for (name, text) in parts { try library.register("{{%CONTENT_TYPE:\(SafeMarkup.name)}}\n" + text, named: name) }
    return library
  }
}

/// How values are inserted into the templates. Mustache's own escaping works on characters, and takes a quotation mark
/// with an accent on it for another character; this one works on code points.
private struct SafeMarkup: MustacheContentType {
  static let name = "SAFE_MARKUP"
  func escapeText(_ text: String) -> String { escaped(visible(text), for: .html) }
}
