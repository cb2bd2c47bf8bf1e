// What the text on the page does otherwise than the saved file, or than that of a commit.

import { latest } from "./ask.js";
import { element, fill } from "./dom.js";
import { openTexts } from "./files.js";
import { show } from "./panels.js";

const asks = latest();

export async function showCompare(place, studio) {
  const lists = studio.state.files.filter((file) => file.kind === "list").map((file) => file.path);
  if (!place.querySelector(".answer")) draw(place, studio);
  const select = place.querySelector("select");
  const chosen = select.value;
  fill(select, element("option", { value: "" }, "all contacts that can be"),
    lists.map((name) => element("option", { value: name, selected: name === chosen }, name)));
  const path = studio.rulesPath();
  const revision = place.querySelector("input").value.trim();
  const list = select.value;
  const found = await asks("compare", {
    path, texts: openTexts(path), ...(revision ? { revision } : {}), ...(list ? { list } : {}),
  });
  if (!found) return;
  fill(place.querySelector(".answer"),
    element("p", { role: "status" }, element("strong", { class: found.verdict === "same" ? "clean" : "warning" }, found.summary)),
    element("pre", { tabindex: 0 }, found.text));
}

function draw(place, studio) {
  const again = () => show("compare", studio).catch(studio.complain);
  fill(place,
    element("p", { class: "why" }, "Whose replies does the text on this page send elsewhere? Proved for all contacts, and counted in a list."),
    element("div", { class: "line" },
      element("label", {}, "Beside the saved file, or a commit ", element("input", {
        "data-key": "revision", placeholder: "the saved file", autocapitalize: "off", spellcheck: "false", onchange: again,
      })),
      element("label", {}, "Counted in ", element("select", { "data-key": "list", onchange: again }))),
    element("div", { class: "answer" }));
}
