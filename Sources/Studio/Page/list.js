// The rules beside a contact list: how many contacts each of them reaches.

import { latest } from "./ask.js";
import { element, fill, marked, placed } from "./dom.js";
import { openTexts } from "./files.js";

const asks = latest();
/// The list that was chosen: one of the folder by its path, or one that was dropped here with its text.
let chosen = null;
/// The first contacts of it, with their columns.
export let contacts = [];

export async function showList(place, studio) {
  const lists = studio.state.files.filter((file) => file.kind === "list").map((file) => file.path);
  chosen ??= lists.length ? { list: lists[0] } : null;
  if (!place.querySelector(".answer")) draw(place, studio);
  const names = [...lists, ...(chosen?.list_text != null ? [chosen.list] : [])];
  fill(place.querySelector("select"), names.map((name) => element("option", { value: name, selected: name === chosen?.list }, name)));
  if (!chosen) return;
  const path = studio.rulesPath();
  const found = await asks("list", { path, texts: openTexts(path), ...chosen });
  if (!found) return;
  contacts = found.contacts;
  const { reach } = found;
  fill(place.querySelector(".answer"),
    element("p", {}, `${reach.contacts} contacts, ${reach.opted_out} of them opted out.`),
    element("table", {},
      element("thead", {}, element("tr", {}, ["Tag rule", "Reaches", "Decides", "Nearly"].map((title) => element("th", { scope: "col" }, title)))),
      element("tbody", {}, reach.tag_rules.map((rule) => element("tr", {},
        element("th", { scope: "row" }, rule.rule, " ", placed(rule.place, studio.goTo)),
        element("td", {}, rule.reaches), element("td", {}, rule.decides), element("td", {}, nearly(rule)))),
      element("tr", {}, element("th", { scope: "row" }, "no tag rule"), element("td", {}, reach.unmatched), element("td"), element("td")))),
    found.problems.length ? element("h3", {}, "To look at") : null,
    element("ul", {}, found.problems.map((problem) => element("li", { class: problem.severity },
      element("p", {}, element("strong", {}, problem.severity), " ", problem.place, ": ", marked(problem.message),
        problem.help ? ["; ", marked(problem.help)] : null))),
    found.more ? element("li", {}, `and ${found.more} more`) : null));
}

/// The test that most contacts miss alone.
function nearly({ nearly: misses }) {
  const most = (misses ?? []).filter((miss) => miss.contacts).sort((a, b) => b.contacts - a.contacts)[0];
  return most ? `${most.contacts} but for ${most.but_for}` : "";
}

function draw(place, studio) {
  const take = async (file) => {
    if (!file) return;
    chosen = { list: file.name, list_text: await file.text() };
    showList(place, studio).catch(studio.complain);
  };
  fill(place,
    element("p", { class: "why" }, "How many contacts of a list does each rule reach? A list that you drop here is read and kept nowhere."),
    element("label", {}, "List of the folder ", element("select", {
      "data-key": "list", onchange: (event) => {
        chosen = { list: event.target.value };
        showList(place, studio).catch(studio.complain);
      },
    })),
    element("label", {}, "Or another one ", element("input", {
      type: "file", accept: ".csv,.tsv,.txt,.ndjson,.jsonl", onchange: (event) => take(event.target.files[0]),
    })),
    element("div", { class: "answer" }));
  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}
