// What the text on the page does otherwise than the file on the disk.

import { latest } from "./ask.js";
import { element, fill } from "./dom.js";
import { openTexts } from "./files.js";

const asks = latest();

export async function showCompare(place, studio) {
  const path = studio.rulesPath();
  const found = await asks("compare", { path, texts: openTexts(path) });
  if (!found) return;
  fill(place, element("p", { class: "why" }, "The text on this page beside the saved one, proved for all contacts."),
    element("p", { role: "status" }, element("strong", { class: found.verdict === "same" ? "clean" : "warning" }, found.summary)),
    element("pre", { tabindex: 0 }, found.text));
}
