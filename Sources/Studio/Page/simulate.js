// A text bank in virtual time, and the page about it.

import { ask, Refusal } from "./ask.js";
import { element, fill } from "./dom.js";
import { openTexts } from "./files.js";
import { tell } from "./panels.js";

let running = 0;
let presets;

export async function showSimulate(place, studio) {
  presets ??= (await ask("progress")).presets;
  const chosen = place.querySelector("select")?.value;
  const scenarios = studio.state.files.filter((file) => file.kind === "scenario").map((file) => file.path);
  const choices = [...scenarios.map((path) => ({ value: "file:" + path, text: path })),
    ...presets.map(({ word }) => ({ value: "preset:" + word, text: `a day like ${word}` }))];
  if (!place.querySelector(".answer")) {
    fill(place,
      element("p", { class: "why" }, "Will the team keep up? The rules on this page, with people and time drawn by chance."),
      element("label", {}, "Scenario ", element("select", { "data-key": "scenario" })),
      element("p", { class: "buttons" },
        element("button", { type: "button", class: "run", onclick: () => run(place, studio) }, "Simulate"),
        element("button", { type: "button", class: "stop", hidden: true, onclick: () => ask("cancel").catch(studio.complain) }, "Stop"),
        element("button", { type: "button", onclick: () => makeScenario(place, studio) }, "Make a scenario file of it…")),
      element("div", { class: "line" },
        element("label", {}, "At least ", element("input", { type: "number", min: 1, max: 9999, value: 2, class: "low" }), " people"),
        element("label", {}, "at most ", element("input", { type: "number", min: 1, max: 9999, value: 40, class: "high" }), " people"),
        element("button", { type: "button", class: "least", onclick: () => search(place, studio).catch(studio.complain) },
          "How many people do I need?")),
      element("progress", { max: 1, value: 0, hidden: true, "aria-label": "Replications" }),
      element("div", { class: "answer" }));
  }
  const field = place.querySelector("select");
  if ([...field.options].map((option) => option.value).join("\n") !== choices.map((one) => one.value).join("\n")) {
    field.replaceChildren(...choices.map(({ value, text }) => element("option", { value, selected: value === chosen }, text)));
  }
}

/// The preset as a file, to be changed to what is known of the day, with gates that say what is enough.
async function makeScenario(place, studio) {
  const [kind, name] = place.querySelector("select").value.split(/:(.*)/s);
  if (kind === "file") return studio.goTo(name, 0);
  return studio.makeFile("saturday.yaml", presets.find(({ word }) => word === name).text + gates);
}

const gates = "\n# What must hold: everyone is texted, and 95 % of first replies are answered within ten minutes.\n"
  + "gates:\n  - never_sent <= 0\n  - p95(first_response_wait) < 10m\n";

/// Looks for the smallest team that keeps what the gates of the scenario ask. A preset has none, and becomes a file that has.
async function search(place, studio) {
  const field = place.querySelector("select");
  if (field.value.startsWith("preset:")) {
    const path = await makeScenario(place, studio);
    if (!path) return;
    const value = "file:" + path;
    if (![...field.options].some((option) => option.value === value)) field.append(element("option", { value }, path));
    field.value = value;
  }
  await run(place, studio, range(place));
}

/// The sizes of the team among which the smallest is looked for that keeps what the scenario's gates ask.
function range(place) {
  const [low, high] = ["low", "high"].map((name) => place.querySelector("input." + name).value.trim());
  return { least: `members.count=${low}..${high}` };
}

async function run(place, studio, search = {}) {
  const own = ++running;
  const [kind, name] = place.querySelector("select").value.split(/:(.*)/s);
  const path = studio.rulesPath();
  const bar = place.querySelector("progress");
  const answer = place.querySelector(".answer");
  const isRunning = (is) => {
    bar.hidden = !is;
    place.querySelector(".stop").hidden = !is;
  };
  isRunning(true);
  bar.value = 0;
  try {
    const texts = { ...openTexts(path), ...(kind === "file" ? openTexts(name) : {}) };
    const { id } = await ask("simulate", kind === "file" ? { path, texts, scenario: name, ...search } : { path, texts, preset: name, ...search });
    for (let wait = 30; own === running; wait = Math.min(wait * 1.5, 400)) {
      const { state, done, of } = await ask("progress", { id });
      if (own !== running) return;
      if (of) bar.value = done / of;
      if (state === "done") {
        fill(answer, element("p", {}, element("a", { href: "/report/" + id, target: "_blank", rel: "noopener" }, "Open the page alone")),
          element("iframe", { src: "/report/" + id, title: "The page about the simulation" }));
        break;
      }
      await new Promise((next) => setTimeout(next, wait));
    }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (own === running) tell(place, refusal);
  }
  if (own === running) isRunning(false);
}
