import Foundation
import Simulation
import TestSupport
import Testing

@testable import Results

/// Whatever a day was like, its page is well-formed, needs nothing from elsewhere, and says everything to whoever cannot see it.
@Suite struct MarkupTests {
  @Test(.tags(.slow), .onlyInFullRuns, arguments: SamplePage.all) func `is well formed`(_ sample: SamplePage) throws {
    let html = try sample.html()
    let page = Markup(html)
    #expect(page.problem == nil)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    try expectOneName(page)
    try expectHeadings(page)
    try expectTables(page)
    try expectPictures(page)
    expectStyles(page)
    expectNothingFromElsewhere(html, page)
    let text = page.all("body").first?.text ?? ""
    for match in text.matches(of: /\b(nan|inf|nil|Optional)\b|[{}]/) where !sample.name.hasPrefix("hostile") {
      Issue.record("\(match.0)")
    }
  }

  @Test func `same inputs same bytes`() throws {
    let sample = SamplePage("again") { $0.scenario.gates = SamplePage.gates }
    #expect(try sample.html() == sample.html())
  }

  /// Ids are given once, and whatever names one names one that is there.
  private func expectOneName(_ page: Markup) throws {
    let ids = page.values("id")
    #expect(Set(ids).count == ids.count, "\(ids.sorted())")
    for attribute in ["aria-labelledby", "aria-describedby", "href"] {
      for value in page.values(attribute) where attribute != "href" || value.hasPrefix("#") {
        for id in value.split(separator: " ") {
          let id = id.hasPrefix("#") ? String(id.dropFirst()) : String(id)
          #expect(ids.contains(id), "\(attribute) names \(id)")
        }
      }
    }
    let title = try #require(page.all("title").first { $0.path == ["html", "head"] })
    #expect(!title.text.isEmpty)
  }

  /// One `h1`, and no step left out on the way down.
  private func expectHeadings(_ page: Markup) throws {
    let levels = page.elements.compactMap { element -> Int? in
      element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    let titles = page.all("h2").map(\.text)
    #expect(titles.last == "What was run" && titles.count > 1)
    // The way to each section.
    #expect(page.elements.filter { $0.name == "a" && $0.path.contains("nav") }.map(\.text) == titles)
  }

  private func expectTables(_ page: Markup) throws {
    let tables = page.all("table")
    #expect(page.all("caption").count == tables.count)
    for head in page.all("th") { #expect(["row", "col"].contains(head.attributes["scope"]), "\(head.text)") }
    for table in tables { #expect(table.path.contains("div")) }
    // A frame that scrolls can be reached by keys and says what it is.
    for frame in page.all("div") where frame.attributes["class"]?.hasPrefix("scroll") == true {
      #expect(frame.attributes["tabindex"] == "0" && frame.attributes["role"] == "region")
      #expect(frame.attributes["aria-labelledby"] != nil)
    }
  }

  /// Each picture has a name, a description and its numbers.
  private func expectPictures(_ page: Markup) throws {
    let pictures = page.all("svg")
    #expect(page.all("figure").count == pictures.count && page.all("figcaption").count == pictures.count)
    #expect(page.elements.count { $0.name == "title" && $0.path.last == "svg" } == pictures.count)
    #expect(page.elements.count { $0.name == "desc" && $0.path.last == "svg" } == pictures.count)
    #expect(page.elements.count { $0.attributes["class"] == "data" && $0.path.last == "figure" } == pictures.count)
    for picture in pictures {
      #expect(picture.attributes["role"] == "img" && picture.attributes["aria-labelledby"] != nil)
    }
    for element in page.elements where element.path.contains("svg") {
      for name in ["x", "y", "width", "height", "cx", "cy"] {
        guard let value = element.attributes[name] else { continue }
        #expect(Double(value).map { $0.isFinite && $0 >= 0 && $0 < 10_000 } == true, "\(name)=\(value)")
      }
      if let path = element.attributes["d"] {
        #expect(path.allSatisfy { "MLHVZ0123456789. -".contains($0) }, "\(path)")
      }
    }
  }

  /// The style sheet knows every class.
  private func expectStyles(_ page: Markup) {
    let known = Set(styleSheet.matches(of: /\.([a-z]+)/).map { String($0.1) })
    for name in Set(page.values("class").flatMap { $0.split(separator: " ").map(String.init) }) {
      #expect(known.contains(name) || ["start", "value", "name", "number"].contains(name), "\(name)")
    }
  }

  private func expectNothingFromElsewhere(_ html: String, _ page: Markup) {
    let policy = page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
    #expect(policy?.attributes["content"]?.hasPrefix("default-src 'none'; ") == true)
    #expect(!html.contains("://") && !html.contains("@import") && !html.contains("url("))
    for name in [
      "script", "iframe", "object", "embed", "img", "base", "form", "foreignObject", "use", "image", "animate",
    ] {
      #expect(page.all(name).isEmpty, "\(name)")
    }
    for element in page.elements {
      for attribute in element.attributes.keys.sorted() {
        #expect(!attribute.hasPrefix("on") && attribute != "style" && attribute != "src", "\(element)")
      }
      if let link = element.attributes["href"] { #expect(link.hasPrefix("#") || link == "data:,", "\(link)") }
    }
    // HTML knows no empty elements but these; SVG does.
    for match in html.matches(of: /<([a-z]+)(?: [^<>]*)?\/>/) {
      #expect(["meta", "link", "path", "circle"].contains(match.1), "\(match.0)")
    }
  }
}
