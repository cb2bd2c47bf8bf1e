/// A table in a frame of its own, which scrolls where the page is too narrow.
let tableTemplate = """
  <div class="scroll{{#isLong}} long{{/isLong}}" role="region" tabindex="0" aria-labelledby="{{.id}}">
  <table>
  <caption id="{{.id}}">{{.caption}}</caption>
  <thead>
  <tr><th scope="col" class="word">{{.corner}}</th>{{#head}}<th scope="col" class="{{.style}}">{{.text}}</th>{{/head}}</tr>
  </thead>
  <tbody>
  {{#rows}}
  <tr><th scope="row">{{.name}}{{#code}} <code>{{.}}</code>{{/code}}</th>{{#cells}}<td{{#isStyled}} class="{{.style}}"{{/isStyled}}>{{.text}}{{#margin}} <small>{{.}}</small>{{/margin}}</td>{{/cells}}</tr>
  {{/rows}}
  {{#empty}}
  <tr><td class="word" colspan="{{.columns}}">{{.text}}</td></tr>
  {{/empty}}
  </tbody>
  {{#total}}
  <tfoot>
  <tr><th scope="row">{{.name}}{{#code}} <code>{{.}}</code>{{/code}}</th>{{#cells}}<td{{#isStyled}} class="{{.style}}"{{/isStyled}}>{{.text}}{{#margin}} <small>{{.}}</small>{{/margin}}</td>{{/cells}}</tr>
  </tfoot>
  {{/total}}
  </table>
  </div>
  {{#note}}
  <p class="note">{{.}}</p>
  {{/note}}

  """
