import Foundation
import Surroundings
import TestSupport
import Testing

/// The page of `simulate --report` in a browser: it is drawn, nothing complains, nothing is fetched, and it fits a phone.
@Suite struct BrowserTests {
  static let browser = ["chromium", "chromium-browser", "google-chrome"].first { name in
    ["/usr/bin/", "/usr/local/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
  }
  /// Where changes are checked, a browser is a must.
  static let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"

  /// No sandbox: tests run as root in containers, where there is none.
  static let flags =
    "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars --user-data-dir=profile "
    + "--no-first-run --disable-background-networking --enable-logging=stderr --v=0"

  private static let files: [String: String] = [
    "rules.yaml": "version: 1\naction: \"<b>spring\"\nmembers: [ana, \"<script>alert(1)</script>\", "
      + (1...28).map { "\"member \($0)\"" }.joined(separator: ", ") + "]\n",
    "day.yaml": """
    kind: scenario
    version: 1
    preset: warm-list
    contacts: { count: 600 }
    run: { until: 2h, replications: 3 }

    """, "measure.html": measure,
  ]

  @Test(
    .tags(.slow), .onlyInFullRuns,
    .enabled(if: browser != nil || isRequired, "there is no chromium; `apt-get install chromium` brings it"))
  func `a browser shows the page`() throws {
    let browser = try #require(Self.browser, "there is no chromium")
    let run = try Program.shell(
      """
      set -e
      patchbay simulate rules.yaml day.yaml --report day.html --quiet > /dev/null
      \(browser) \(Self.flags) --window-size=1280,2400 --screenshot=day.png "file://$PWD/day.html" 2> log
      grep -E 'CONSOLE|Refused' log >&2 && exit 1
      \(browser) \(Self.flags) --allow-file-access-from-files --virtual-time-budget=5000 \\
        --dump-dom "file://$PWD/measure.html" 2> log | sed -n 's:.*<pre id="found">\\(.*\\)</pre>.*:\\1:p'
      """, files: Self.files, environment: ["HOME": "/tmp", "LANG": "C.UTF-8"])
    #expect(run.status == 0, "\(run.notes)")
    let found = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run.output)\n\(run.notes)")
    func number(_ name: String) -> Int { found[name] as? Int ?? -1 }
    // The picture of the whole page: as large as asked for, and full of colours.
    #expect(number("height") == 2400 && number("colours") > 100, "\(found)")
    #expect(number("inkPerMille") > 20 && number("inkPerMille") < 600, "\(found)")
    // On a phone nothing is wider than the page, and no label is cut or lies on another.
    #expect(number("pageWidth") == 360, "\(found)")
    #expect(found["outside"] as? [String] == [] && found["overlapping"] as? [String] == [], "\(found)")
    #expect(number("pictures") == 6 && number("smallestText") >= 9, "\(found)")
    // Nothing came from elsewhere, and the policy stops what someone might put in.
    #expect(number("resources") == 0 && number("stopped") == 2 && found["ran"] as? Bool == false, "\(found)")
  }

  /// A page of the test's own that looks at the report in a frame as wide as a phone, and at the picture that was taken.
  private static let measure = """
    <!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
    <iframe src="day.html" width="360" height="800" style="border:0"></iframe><img src="day.png"><pre id="found"></pre>
    <script>
    addEventListener('load', () => {
      const frame = document.querySelector('iframe'), page = frame.contentDocument, found = {};
      const box = element => element.getBoundingClientRect();
      for (const table of page.querySelectorAll('details')) table.open = true;
      found.pageWidth = page.documentElement.scrollWidth;
      found.resources = frame.contentWindow.performance.getEntriesByType('resource').length;
      found.pictures = page.querySelectorAll('svg').length;
      found.outside = []; found.overlapping = []; found.smallestText = 99;
      for (const picture of page.querySelectorAll('svg')) {
        const labels = [...picture.querySelectorAll('text')];
        for (const label of labels) {
          const {left, right, height} = box(label);
          if (left < 0 || right > 360) found.outside.push(label.textContent);
          found.smallestText = Math.min(found.smallestText, Math.round(height * 0.8));
          for (const other of labels) {
            const a = box(label), b = box(other);
            if (label !== other && a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
              found.overlapping.push(label.textContent);
          }
        }
      }
      const image = document.querySelector('img'), canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      found.height = canvas.height;
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      const colours = new Set(pixels);
      found.colours = colours.size;
      found.inkPerMille = Math.round(1000 * pixels.filter(pixel => pixel !== pixels[0]).length / pixels.length);
      found.stopped = 0;
      page.addEventListener('securitypolicyviolation', () => found.stopped++);
      const script = page.createElement('script');
      script.textContent = 'window.ran = true';
      const picture = page.createElement('img');
      picture.src = 'http://localhost:9/picture.png';
      page.body.append(script, picture);
      setTimeout(() => {
        found.ran = frame.contentWindow.ran === true;
        document.getElementById('found').textContent = JSON.stringify(found);
      }, 300);
    });
    </script>
    """
}
