/// How the page looks: on a desktop screen, on a phone, in dark mode and on paper. A test computes the contrast of its
/// colours.
let styleSheet = [lightColors, inTheDark, layout, charts, tables, onPaper].joined(separator: "\n")

/// Every colour of the page. `first` and `second` are those of charts, the last three those of verdicts.
let lightColors = """
  :root { --paper: #ffffff; --panel: #f5f6f8; --ink: #15191e; --muted: #566070; --line: #d9dee5; --grid: #e8ebef; --edge: #8d97a5;
    --first: #1f5fae; --second: #b4541a; --yes: #14703c; --no: #b3261e; --unsure: #8a5800; }
  """

let darkColors = """
  :root { --paper: #12161b; --panel: #1a2027; --ink: #e7eaee; --muted: #a3adba; --line: #323b46; --grid: #252d36; --edge: #8d97a5;
    --first: #79b0f2; --second: #f0a36c; --yes: #6fcf97; --no: #ff938a; --unsure: #e8b64c; }
  """

private let inTheDark = """
  @media screen and (prefers-color-scheme: dark) {
  \(darkColors)
  }
  """

private let layout = """
  :root { color-scheme: light dark; font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 70rem; background: var(--paper); color: var(--ink);
    overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
  h1, h2, h3 { line-height: 1.2; text-wrap: balance; font-weight: 650; }
  h1 { margin: 0; font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.6rem); letter-spacing: -0.02em; }
  h2 { margin: 0 0 0.5rem; font-size: 1.35rem; letter-spacing: -0.01em; }
  h3 { margin: 0; font-size: 1rem; }
  p { margin: 0 0 0.75rem; max-width: 46rem; }
  a { color: var(--first); text-underline-offset: 0.2em; }
  code, pre { font: 0.9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
  section { padding-top: 2.75rem; }
  section > p { color: var(--muted); }
  :focus-visible { outline: 3px solid var(--first); outline-offset: 2px; border-radius: 2px; }
  .skip { position: absolute; left: -999rem; }
  .skip:focus { position: static; display: inline-block; margin-bottom: 1rem; }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .kicker { margin: 0 0 0.4rem; color: var(--muted); font-size: 0.95rem; }
  #answer { padding-top: 1.25rem; }
  #answer .answer { color: var(--ink); }
  .answer { max-width: 54rem; text-wrap: pretty; margin: 0 0 0.5rem; font-size: clamp(1.2rem, 1rem + 1vw, 1.5rem); line-height: 1.35; }
  #answer .lead { max-width: 48rem; font-size: 1.05rem; color: var(--ink); }
  #answer .next { max-width: 48rem; color: var(--ink); }
  .next code { overflow-wrap: anywhere; padding: 0.1em 0.35em; background: var(--panel); border-radius: 4px; }
  .yes { color: var(--yes); }
  .no { color: var(--no); }
  .unsure { color: var(--unsure); }
  .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1.5rem 2rem; margin: 2rem 0 0; }
  .figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-top: 2px solid var(--ink); padding-top: 0.6rem; }
  .figures dd { margin: 0; font-size: 1.9rem; font-weight: 650; line-height: 1.2; letter-spacing: -0.02em; }
  .figures small { display: block; margin-top: 0.15rem; font-size: 0.85rem; font-weight: 400; letter-spacing: 0; color: var(--muted); }
  .figures dt { margin-top: 0.35rem; font-size: 0.9rem; line-height: 1.4; }
  .assumed { margin-top: 2rem; }
  .assumed p { margin: 0 0 0.3rem; font-weight: 650; color: var(--ink); }
  .assumed .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 2.5rem; max-width: none; margin: 0;
    font-size: 0.9rem; }
  .assumed .facts div { grid-template-columns: minmax(6rem, 7.5rem) 1fr; }
  nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 2.25rem 0 0; padding: 0.75rem 0; border-block: 1px solid var(--line);
    list-style: none; font-size: 0.9rem; }
  nav a { display: inline-block; padding: 0.15rem 0; }
  .facts div, .terms div { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: 0.25rem 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--grid); }
  .facts, .terms dl { margin: 0 0 1.5rem; max-width: 46rem; }
  .facts dt, .terms dt { color: var(--muted); }
  .facts dd, .terms dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
  pre { margin: 0.5rem 0 1.75rem; padding: 0.8rem 1rem; background: var(--panel); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
  .notes { margin: 0.5rem 0 0; padding-left: 1.1rem; max-width: 46rem; color: var(--muted); }
  .notes li { margin-bottom: 0.4rem; }
  summary { cursor: pointer; color: var(--first); font-size: 0.9rem; padding: 0.2rem 0; }
  footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.85rem; color: var(--muted); }

  """

private let charts = """
  .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 2.25rem 2.5rem; margin: 1.5rem 0 0; }
  figure { display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: subgrid; grid-row: span 4; row-gap: 0; margin: 0; min-width: 0; max-width: 36rem; }
  figcaption { display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; align-items: baseline; margin-bottom: 0.5rem; }
  .legend { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; font-size: 0.85rem; }
  .legend li::before { content: ""; display: inline-block; width: 1.4em; margin-right: 0.4em; vertical-align: 0.25em; border-top: 2.5px solid; }
  .legend .first::before { border-color: var(--first); }
  .legend .second::before { border-color: var(--second); border-top-style: dashed; }
  .about { margin: 0.35rem 0 0; font-size: 0.85rem; line-height: 1.45; color: var(--muted); }
  svg { display: block; width: 100%; height: auto; overflow: visible; }
  svg text { font-size: 12px; fill: var(--ink); }
  svg .tick, svg .unit { fill: var(--muted); }
  svg .middle { text-anchor: middle; }
  svg .end { text-anchor: end; }
  svg .mark { font-weight: 600; }
  .grid { fill: none; stroke: var(--grid); }
  .axis { fill: none; stroke: var(--muted); }
  .shade { fill: var(--grid); }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
  .line.second { stroke-dasharray: 5 3.5; stroke-linecap: butt; }
  .band { stroke: none; fill-opacity: 0.16; }
  .line.first { stroke: var(--first); }
  .line.second { stroke: var(--second); }
  .bar.first, .area.first, .band.first, .dot.first { fill: var(--first); }
  .bar.second, .band.second { fill: var(--second); }
  .bar { fill-opacity: 0.7; }
  path.mark { fill: none; stroke: var(--ink); stroke-dasharray: 2 3; }
  .whisker { fill: none; stroke: var(--ink); stroke-width: 1.5; }
  .thin { stroke-width: 1; }

  """

private let tables = """
  .scroll { overflow-x: auto; margin: 1.25rem 0 0.5rem; max-width: 100%;
    background: linear-gradient(to left, var(--paper) 30%, transparent) right / 3rem 100% no-repeat local,
      linear-gradient(to left, var(--edge), transparent) right / 0.75rem 100% no-repeat scroll; }
  .long { max-height: 34rem; overflow: auto; scrollbar-gutter: stable; }
  section > .scroll { width: max-content; max-width: calc(100% + max(0px, (100vw - 72.5rem) / 2)); }
  table { border-collapse: collapse; font-size: 0.9rem; line-height: 1.35; }
  caption { text-align: left; font-weight: 650; padding: 0 0 0.4rem; }
  th, td { padding: 0.4rem 0.7rem 0.4rem 0; text-align: right; vertical-align: baseline; white-space: nowrap; }
  th:last-child, td:last-child { padding-right: 0.25rem; }
  .long th:last-child, .long td:last-child { padding-right: 0.75rem; }
  thead th { vertical-align: bottom; white-space: normal; font-weight: 600; color: var(--muted); border-bottom: 1px solid var(--muted); }
  .long thead th { background: var(--paper); }
  tbody th, tfoot th { position: sticky; left: 0; background: var(--paper); font-weight: 500; }
  tbody th, tfoot th, .word { text-align: left; }
  tbody th { max-width: 22rem; white-space: normal; overflow-wrap: anywhere; min-width: 7rem; }
  #gates tbody th, #measures tbody th, #differences tbody th { max-width: 34rem; }
  #settings > .scroll tbody th { min-width: 11rem; }
  tbody tr + tr > * { border-top: 1px solid var(--grid); }
  tfoot tr > * { border-top: 1px solid var(--muted); font-weight: 650; background: var(--paper); }
  .long thead th { position: sticky; top: 0; z-index: 1; box-shadow: 0 1px var(--muted); }
  .long thead th:first-child { left: 0; z-index: 2; }
  .long tfoot tr > * { position: sticky; bottom: 0; box-shadow: 0 -1px var(--muted); }
  .long tfoot th { z-index: 1; }
  td small { display: inline-block; min-width: 2.4em; text-align: left; font-weight: 400; color: var(--muted); }
  th code { display: block; white-space: nowrap; color: var(--muted); font-weight: 400; }
  td.yes, td.no, td.unsure { font-weight: 650; }
  .least, .low, .middling, .high, .most { padding-left: 0.7rem; }
  .least small, .low small, .middling small, .high small, .most small { color: inherit; }
  .low { background: color-mix(in srgb, var(--first) 8%, transparent); }
  .middling { background: color-mix(in srgb, var(--first) 16%, transparent); }
  .high { background: color-mix(in srgb, var(--first) 24%, transparent); }
  .most { background: color-mix(in srgb, var(--first) 32%, transparent); }
  .note { font-size: 0.85rem; }
  details table { font-size: 0.85rem; }
  .data tbody th { min-width: 9rem; }
  details .scroll { max-height: 20rem; overflow: auto; scrollbar-gutter: stable; }
  @media (max-width: 40rem) {
    body { padding: 1.5rem 1rem 3rem; }
    section { padding-top: 2.25rem; }
    svg text { font-size: 15px; }
    .figures { grid-template-columns: 1fr 1fr; gap: 1.25rem; }
    .figures dd { font-size: 1.5rem; }
    tbody th, #gates tbody th, #measures tbody th, #differences tbody th { max-width: 10rem; }
    #gates tbody th, #measures tbody th, #differences tbody th { min-width: 9.5rem; }
    #settings > .scroll tbody th { min-width: 8rem; }
    th code { font-size: 0.72rem; }
    .facts div, .terms div { grid-template-columns: 7rem 1fr; }
  }

  """

private let onPaper = """
  @media print {
    @page { margin: 16mm 14mm; }
    :root { font-size: 10pt; }
    body { padding: 0; max-width: none; }
    .note { break-before: avoid; }
    #run .facts { break-inside: avoid; }
    nav, .skip, .data, .terms, footer { display: none; }
    section { padding-top: 1.5rem; }
    figure, tr, .figures div, h2, h3, p, figcaption, .assumed, #gates .scroll, #waits .scroll { break-inside: avoid; }
    h2, h3, caption, section > p:not(.note) { break-after: avoid; }
    .figures { grid-template-columns: repeat(4, 1fr); gap: 1rem; }
    .figures dd { font-size: 1.5rem; }
    .charts { grid-template-columns: 1fr 1fr; gap: 1.25rem 1.5rem; }
    .scroll, section > .scroll, .long { overflow: visible; width: auto; max-width: 100%; max-height: none; }
    table { font-size: 7.5pt; }
    th, td { padding-right: 0.5rem; }
    tbody th, tfoot th, thead th, .long thead th, .long tfoot tr > * { position: static; box-shadow: none; }
    tfoot { display: table-row-group; }
    .scroll { background: none; }
    .low, .middling, .high, .most, .bar, .area, .band, .shade { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  }
  """
