import Text

/// The page around its sections. No script, and no style except the sheet in its head: the policy there forbids
/// everything else.
extension PageView {
  func html() -> String { markup.text }

  private var markup: Markup {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="format-detection" content="telephone=no"/>
    <meta name="referrer" content="no-referrer"/>
    <meta name="generator" content="patchbay \(version)"/>
    <link rel="icon" href="data:,"/>
    <title>\(question) · \(kicker)</title>
    <style>
    \(Markup(verbatim: styleSheet))</style>
    </head>
    <body>
    <a class="skip" href="#answer">To the answer</a>
    <header>
    <p class="kicker">\(kicker)</p>
    <h1>\(question)</h1>
    </header>
    <main>
    <section id="answer" aria-label="Answer">
    \(answer.markup)
    \(lines: figures.map(\.markup))
    \(lines: assumed.map(\.markup))
    </section>
    <nav aria-label="On this page">
    <ul>
    \(lines: sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" })
    <li><a href="#run">What was run</a></li>
    </ul>
    </nav>
    \(lines: sections.map(\.markup))
    <section id="run" aria-labelledby="run-title">
    <h2 id="run-title">What was run</h2>
    <dl class="facts">
    \(lines: facts.map(\.markup))
    </dl>
    <h3 id="command-title">The command</h3>
    <pre tabindex="0" role="region" aria-labelledby="command-title"><code>\(command)</code></pre>
    <h3>How to read this page</h3>
    <ul class="notes">
    \(lines: notes.map { "<li>\($0)</li>" })
    </ul>
    </section>
    </main>
    <footer><p>Simulated by patchbay \(version)</p></footer>
    </body>
    </html>

    """
  }
}

extension AnswerView {
  fileprivate var markup: Markup {
    """
    <p class="answer">\(parts.map { "<strong class=\"\($0.style)\">\($0.text)</strong> " })\(headline)</p>
    <p class="lead">\(sentences.map { "\($0) " })</p>
    \(line: next?.markup)
    """
  }
}

extension NextStep {
  fileprivate var markup: Markup {
    "<p class=\"next\"><strong>What next?</strong> \(text)\(option.map { " <code>\($0)</code>" as Markup })</p>"
  }
}

extension FiguresView {
  fileprivate var markup: Markup {
    """
    <dl class="figures">
    \(lines: items.map(\.markup))
    </dl>
    """
  }
}

extension FigureView {
  fileprivate var markup: Markup {
    "<div><dt>\(label)</dt><dd>\(value)\(range.map { " <small>\($0)</small>" as Markup })</dd></div>"
  }
}

extension AssumedView {
  fileprivate var markup: Markup {
    """
    <div class="assumed" role="group" aria-labelledby="assumed">
    <p id="assumed">What was assumed</p>
    <dl class="facts">
    \(lines: facts.map(\.markup))
    </dl>
    </div>
    """
  }
}

extension FactView {
  var markup: Markup { "<div><dt>\(name)</dt><dd>\(value)</dd></div>" }
}
