/// A picture with its caption, its legend and its numbers.
let chartTemplate = """
  <figure id="{{.id}}">
  <figcaption>
  <h3>{{.title}}</h3>
  {{#hasLegend}}
  <ul class="legend">
  {{#legend}}
  <li class="{{.style}}">{{.text}}</li>
  {{/legend}}
  </ul>
  {{/hasLegend}}
  </figcaption>
  <svg viewBox="0 0 {{.picture.width}} {{.picture.height}}" role="img" aria-labelledby="{{.id}}-name {{.id}}-text">
  <title id="{{.id}}-name">{{.title}}</title>
  <desc id="{{.id}}-text">{{.text}} The numbers are in the table below.</desc>
  {{#picture}}
  {{> picture}}
  {{/picture}}
  </svg>
  <p class="about">{{.text}}</p>
  <details class="data">
  <summary>The numbers<span class="hidden"> of “{{.title}}”</span></summary>
  {{#data}}
  {{> table}}
  {{/data}}
  </details>
  </figure>

  """

/// What is drawn, from the back to the front.
let pictureTemplate = """
  {{#shades}}
  <rect class="{{.style}}" x="{{.x}}" y="{{.y}}" width="{{.width}}" height="{{.height}}"><title>{{.hint}}</title></rect>
  {{/shades}}
  {{#grid}}
  <path class="{{.style}}" d="{{.d}}"/>
  {{/grid}}
  {{#boxes}}
  <rect class="{{.style}}" x="{{.x}}" y="{{.y}}" width="{{.width}}" height="{{.height}}"><title>{{.hint}}</title></rect>
  {{/boxes}}
  {{#paths}}
  <path class="{{.style}}" d="{{.d}}"/>
  {{/paths}}
  {{#dots}}
  <circle class="{{.style}}" cx="{{.x}}" cy="{{.y}}" r="4.5"/>
  {{/dots}}
  {{#labels}}
  <text class="{{.style}}" x="{{.x}}" y="{{.y}}">{{.text}}</text>
  {{/labels}}

  """
