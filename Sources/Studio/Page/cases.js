// The cases of the rules, run after each pause in typing.

import { latest } from "./ask.js";
import { element, fill, placed } from "./dom.js";
import { openTexts } from "./files.js";

const asks = latest();

export async function showCases(place, studio) {
  const path = studio.rulesPath();
  const found = await asks("cases", { path, texts: openTexts(path) });
  if (!found) return;
  const results = found.report.files.flatMap((file) => file.cases);
  const uncovered = found.report.files.flatMap((file) => file.uncovered);
  const failed = results.filter((one) => !one.passed);
  fill(place,
    element("p", { role: "status" }, results.length
      ? element("strong", { class: failed.length ? "error" : "clean" }, found.summary)
      : "There are no cases yet: “Make a case of this” in “Try” writes one."),
    element("ol", { class: "results" }, [...failed, ...results.filter((one) => one.passed)].map((one) =>
      element("li", { class: one.passed ? "passed" : "failed" },
        element("p", {}, element("strong", {}, one.passed ? "passed" : "failed"), " ", one.name, " ", placed(one.place, studio.goTo)),
        one.failures.map((text) => element("pre", { tabindex: 0 }, text))))),
    uncovered.length && results.length ? element("details", {}, element("summary", {}, `${uncovered.length} parts of the rules that no case tries`),
      element("ul", {}, uncovered.map((item) => element("li", {}, item.title, " ", placed(item.place, studio.goTo))))) : null);
}
