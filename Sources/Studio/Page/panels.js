// What the rules do: each panel asks when it is shown, and again after a pause in typing.

import { Refusal } from "./ask.js";
import { byId, element, fill, marked } from "./dom.js";
import { showCases } from "./cases.js";
import { showCompare } from "./compare.js";
import { showGraph } from "./graph.js";
import { showList } from "./list.js";
import { showSimulate } from "./simulate.js";
import { showTry } from "./try.js";

const shown = { try: showTry, graph: showGraph, cases: showCases, list: showList, simulate: showSimulate, compare: showCompare };

/// Shows a panel. Why it has nothing to show is told in its place.
export async function show(name, studio) {
  if (!studio.rulesPath()) {
    return fill(byId(name), element("p", { class: "why" }, "There is no rule file to ask."));
  }
  try {
    await shown[name](byId(name), studio);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    tell(byId(name), refusal);
  }
}

/// Tells in a panel why it cannot answer; what it showed before stays, dimmed, where it has a part for answers.
export function tell(place, refusal) {
  const answer = place.querySelector(".answer") ?? place;
  fill(answer, element("p", { class: "refusal" }, marked(refusal.message), refusal.help ? ["; ", marked(refusal.help)] : null));
}
