/// The page around its sections. No script, and no style except the sheet in its head: the policy there forbids
/// everything else.
let pageTemplate = """
  <!DOCTYPE html>
  <html lang="en">
  <head>
  <meta charset="utf-8"/>
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
  <meta name="viewport" content="width=device-width, initial-scale=1"/>
  <meta name="color-scheme" content="light dark"/>
  <meta name="format-detection" content="telephone=no"/>
  <meta name="referrer" content="no-referrer"/>
  <meta name="generator" content="patchbay {{.version}}"/>
  <link rel="icon" href="data:,"/>
  <title>{{.question}} · {{.kicker}}</title>
  <style>
  {{> style}}
  </style>
  </head>
  <body>
  <a class="skip" href="#answer">To the answer</a>
  <header>
  <p class="kicker">{{.kicker}}</p>
  <h1>{{.question}}</h1>
  </header>
  <main>
  <section id="answer" aria-label="Answer">
  {{#answer}}
  <p class="answer">{{#parts}}<strong class="{{.style}}">{{.text}}</strong> {{/parts}}{{.headline}}</p>
  <p class="lead">{{#sentences}}{{.}} {{/sentences}}</p>
  {{#next}}
  <p class="next"><strong>What next?</strong> {{.text}}{{#option}} <code>{{.}}</code>{{/option}}</p>
  {{/next}}
  {{/answer}}
  {{#figures}}
  <dl class="figures">
  {{#items}}
  <div><dt>{{.label}}</dt><dd>{{.value}}{{#range}} <small>{{.}}</small>{{/range}}</dd></div>
  {{/items}}
  </dl>
  {{/figures}}
  {{#assumed}}
  <div class="assumed" role="group" aria-labelledby="assumed">
  <p id="assumed">What was assumed</p>
  <dl class="facts">
  {{#facts}}
  <div><dt>{{.name}}</dt><dd>{{.value}}</dd></div>
  {{/facts}}
  </dl>
  </div>
  {{/assumed}}
  </section>
  <nav aria-label="On this page">
  <ul>
  {{#sections}}
  <li><a href="#{{.id}}">{{.title}}</a></li>
  {{/sections}}
  <li><a href="#run">What was run</a></li>
  </ul>
  </nav>
  {{#sections}}
  {{> section}}
  {{/sections}}
  <section id="run" aria-labelledby="run-title">
  <h2 id="run-title">What was run</h2>
  <dl class="facts">
  {{#facts}}
  <div><dt>{{.name}}</dt><dd>{{.value}}</dd></div>
  {{/facts}}
  </dl>
  <h3 id="command-title">The command</h3>
  <pre tabindex="0" role="region" aria-labelledby="command-title"><code>{{.command}}</code></pre>
  <h3>How to read this page</h3>
  <ul class="notes">
  {{#notes}}
  <li>{{.}}</li>
  {{/notes}}
  </ul>
  </section>
  </main>
  <footer><p>Simulated by patchbay {{.version}}</p></footer>
  </body>
  </html>

  """

let sectionTemplate = """
  <section id="{{.id}}" aria-labelledby="{{.id}}-title">
  <h2 id="{{.id}}-title">{{.title}}</h2>
  {{#intro}}
  <p>{{.}}</p>
  {{/intro}}
  {{#hasCharts}}
  <div class="charts">
  {{#charts}}
  {{> chart}}
  {{/charts}}
  </div>
  {{/hasCharts}}
  {{#tables}}
  {{> table}}
  {{/tables}}
  {{#folded}}
  <details class="data">
  <summary>{{.title}}</summary>
  {{#data}}
  {{> table}}
  {{/data}}
  </details>
  {{/folded}}
  {{#terms}}
  <details class="terms">
  <summary>{{.title}}</summary>
  <dl>
  {{#terms}}
  <div><dt>{{.name}}</dt><dd>{{.value}}</dd></div>
  {{/terms}}
  </dl>
  </details>
  {{/terms}}
  </section>

  """
