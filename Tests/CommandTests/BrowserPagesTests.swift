import Foundation
import Surroundings
import TestSupport
import Testing

/// Pages of every kind in a browser: the first screen has the answer, nothing is cut or lies on something else, nothing is
/// wider than a phone, and all text has enough contrast in light and in dark.
@Suite struct BrowserPagesTests {
  private static let kinds = ["gates", "hours", "one", "hostile", "grid", "table", "ab"]

  @Test(
    .tags(.slow), .onlyInFullRuns,
    .enabled(
      if: BrowserTests.browser != nil || BrowserTests.isRequired,
      "there is no chromium; `apt-get install chromium` brings it"))
  func `pages can be read`() throws {
    let browser = try #require(BrowserTests.browser, "there is no chromium")
    let measure =
      "\(browser) \(BrowserTests.flags) --allow-file-access-from-files --virtual-time-budget=20000 --window-size=1500,1000"
    let found = #"sed -n 's:.*<pre id="found">\(.*\)</pre>.*:\1:p'"#
    let run = try Program.shell(
      """
      write() { page=$1; shift; patchbay "$@" --report "$page.html" --quiet > /dev/null; [ -s "$page.html" ] || exit 9; }
      write gates simulate rules.yaml gates.yaml
      write hours simulate hours.yaml day.yaml
      write one simulate rules.yaml day.yaml --replications 1
      write hostile simulate hostile.yaml day.yaml
      write grid simulate rules.yaml gates.yaml --vary members.count=1,2,3
      write table simulate rules.yaml day.yaml --vary members.count=1,2,3 --vary replies.reply=5%,20%,60%
      write ab compare rules.yaml hostile.yaml day.yaml
      \(measure) --dump-dom "file://$PWD/measure.html" 2> log | \(found)
      \(measure) --blink-settings=preferredColorScheme=0 --dump-dom "file://$PWD/measure.html" 2> log | \(found)
      """, files: Self.files, environment: ["HOME": "/tmp", "LANG": "C.UTF-8"])
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2, "\(run.output)\n\(run.notes)")
    for (line, scheme) in zip(lines, ["light", "dark"]) {
      let all = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
      #expect(all["scheme"] as? String == scheme)
      #expect(all["faults"] as? [String] == [], "\(scheme)")
      // What was looked at: each page at two widths, and texts on each of them.
      #expect(all["pages"] as? Int == 2 * Self.kinds.count)
      #expect(all["texts"] as? Int ?? 0 > 2_000)
    }
  }

  private static let files: [String: String] = [
    "rules.yaml": "version: 1\naction: spring\nmembers: [ana, joe, philly]\ndistribution: distributed\n",
    "hours.yaml": """
    version: 1
    members: [ana, joe, philly]
    texting_hours: { start: "09:00", end: "21:00", zone: contact, missing_zone: America/New_York }

    """,
    "hostile.yaml": "version: 1\naction: \"<b>spring\"\nmembers: [\"<script>alert(1)</script>\", \""
      + String(repeating: "W", count: 200) + "\", \"" + String(repeating: "Bartholomew ", count: 16)
      + "Max\", \"שלום עולם\", \"👩‍👩‍👧‍👦 Team 🎉🎉🎉\", \"日本語の名前はとても長いのでどうなるか\"]\ndistribution: distributed\n",
    "day.yaml": """
    kind: scenario
    version: 1
    name: Saturday
    preset: warm-list
    contacts: { count: 600 }
    members:
      mix:
        early: { count: 1, shift: { end: 1h }, breaks: [{ start: 20m, end: 30m }] }
        late: { count: 2, abandon: { share: 20%, noticed: 10m } }
    run: { until: 2h, replications: 4 }

    """,
    "gates.yaml": """
    kind: scenario
    version: 1
    preset: warm-list
    contacts: { count: 600 }
    run: { until: 2h, replications: 20 }
    gates: [p95(first_response_wait) < 10m, time_to_send_list < 90m, unanswered <= 5, sent_gini < 0.2]

    """, "measure.html": measure,
  ]

  /// A page of the test's own: it opens each page in a frame as wide as a phone and in one as wide as a desk, and writes down
  /// what is wrong.
  private static let measure = """
    <!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><pre id="found"></pre>
    <script>
    const found = {faults: [], pages: 0, texts: 0};
    found.scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    function channels(colour) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    }
    function luminance(colour) {
      const [r, g, b] = colour.map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
    function ground(element, view) {
      const layers = [];
      for (let e = element; e; e = e.parentElement) {
        const layer = channels(view.getComputedStyle(e).backgroundColor);
        layers.unshift(layer);
        if (layer[3] === 255) break;
      }
      return layers.reduce((under, [r, g, b, a]) => [r, g, b].map((c, i) => c * a / 255 + under[i] * (1 - a / 255)), [255, 255, 255]);
    }
    function look(name, width, height, frame) {
      const page = frame.contentDocument, view = frame.contentWindow, root = page.documentElement;
      const fault = (what, text) => found.faults.push([name, width, what, text].join(' | '));
      const box = element => element.getBoundingClientRect();
      found.pages++;
      // The first screen: what is so, what to do, and on a desk also what was assumed.
      for (const part of ['.answer', '.lead', '.next'].concat(width > 1000 ? ['.assumed'] : [])) {
        const element = page.querySelector(part);
        if (!element || box(element).bottom > height) fault('not on the first screen', part);
      }
      for (const table of page.querySelectorAll('details')) table.open = true;
      if (root.scrollWidth > width) fault('wider than the page', root.scrollWidth);
      for (const element of page.body.querySelectorAll('*')) {
        if (element.closest('.scroll, .hidden, .skip, svg')) continue;
        if (box(element).right > width + 0.5 || box(element).left < -0.5) fault('outside', element.tagName + element.textContent.slice(0, 30));
        const style = view.getComputedStyle(element);
        if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) fault('cut', element.textContent.slice(0, 30));
      }
      for (const picture of page.querySelectorAll('svg')) {
        const labels = [...picture.querySelectorAll('text')], edge = box(picture);
        for (const label of labels) {
          const a = box(label);
          if (a.left < edge.left - 2 || a.right > edge.right + 2 || a.top < edge.top - 2 || a.bottom > edge.bottom + 2)
            fault('label cut', label.textContent);
          for (const other of labels) {
            const b = box(other);
            if (label !== other && a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
              fault('labels overlap', label.textContent + ' ' + other.textContent);
          }
        }
      }
      const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || ['title', 'desc'].includes(element.tagName) || !box(element).width) continue;
        found.texts++;
        const style = view.getComputedStyle(element);
        const ink = channels(element.closest('svg') ? style.fill : style.color).slice(0, 3);
        const [dark, light] = [luminance(ink), luminance(ground(element, view))].sort((a, b) => a - b);
        if ((light + 0.05) / (dark + 0.05) < 4.5) fault('contrast', walker.currentNode.data.slice(0, 30));
      }
    }
    addEventListener('load', async () => {
      for (const name of \(kinds))
        for (const [width, height] of [[390, 844], [1440, 900]]) {
          const frame = document.createElement('iframe');
          [frame.width, frame.height, frame.style.border] = [width, height, 0];
          frame.src = name + '.html';
          await new Promise(loaded => { frame.onload = loaded; document.body.append(frame); });
          look(name, width, height, frame);
          frame.remove();
        }
      found.faults = [...new Set(found.faults)].slice(0, 20);
      document.getElementById('found').textContent = JSON.stringify(found);
    });
    </script>
    """
}
