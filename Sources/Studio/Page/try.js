// A contact: who sends the first text, who gets the reply, and why.

import { latest } from "./ask.js";
import { element, fill, placed } from "./dom.js";
import { openTexts } from "./files.js";
import { contacts } from "./list.js";

const asks = latest();
/// The contact as it is written in the fields.
const fields = { tags: "", last: "", zone: "", more: "", whyNot: "", sender: "", away: [] };
const known = { selected: [], tags: [] };

export function contact() {
  const made = { id: "c1" };
  const tags = fields.tags.split(",").map((tag) => tag.trim()).filter(Boolean);
  if (tags.length) made.tags = tags;
  if (fields.last) made.last_team_member = fields.last;
  if (fields.zone.trim()) made.time_zone = fields.zone.trim();
  for (const line of fields.more.split("\n")) {
    const at = line.indexOf("=");
    if (at > 0) made[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return made;
}

const asked = () => ({ contact: contact(), texted_by: fields.sender, away: fields.away });

export async function showTry(place, studio) {
  if (!place.querySelector(".answer")) draw(place, studio);
  const path = studio.rulesPath();
  const found = await asks("try", { path, texts: openTexts(path), ...asked(), why_not: fields.whyNot });
  if (!found) return;
  Object.assign(known, { selected: found.selected, tags: found.tags });
  lists(place);
  const { explanation } = found;
  fill(place.querySelector(".answer"),
    walk("First text", explanation.first_text, studio),
    explanation.reply
      ? walk("Reply, before anyone wrote and with everyone there", explanation.reply, studio)
      : element("p", {}, "The contact has opted out: no reply is placed."),
    found.later ? later(found.later, studio) : null,
    found.why_not ? [element("h3", {}, `Why not ${fields.whyNot}?`), element("pre", { tabindex: 0 }, found.why_not)] : null,
    element("p", { class: "buttons" }, element("button", {
      type: "button", "data-key": "make-case", onclick: async () => {
        try {
          await studio.edit((await studio.ask("make-case", asked())).edits);
        } catch (refusal) {
          studio.complain(refusal);
        }
      },
    }, "Make a case of this")));
}

function draw(place, studio) {
  const again = (key) => (event) => {
    fields[key] = event.target.value;
    showTry(place, studio).catch(studio.complain);
  };
  const field = (key, title, more = {}) => element("label", {}, title + " ", element("input", {
    value: fields[key], "data-key": "try-" + key, autocomplete: "off", oninput: again(key), ...more,
  }));
  const select = (key, title) => element("label", {}, title + " ", element("select", { "data-key": "try-" + key, class: key, onchange: again(key) }));
  fill(place,
    element("p", { class: "why" }, "A contact, before anything has happened: where would its texts go?"),
    element("label", { class: "listed" }, "One of the list ", element("select", {
      "data-key": "try-listed", onchange: (event) => take(contacts[event.target.value], place, studio) })),
    field("tags", "Tags, with commas between", { list: "known-tags" }), element("datalist", { id: "known-tags" }),
    select("last", "Wrote to them before"), field("zone", "Time zone", { placeholder: "America/New_York" }),
    element("label", {}, "Fields, one name=value on each line ", element("textarea", {
      rows: 2, "data-key": "try-more", spellcheck: "false", oninput: again("more") }, fields.more)),
    select("sender", "Who sent the first text"),
    element("fieldset", {}, element("legend", {}, "Who is away when the reply comes"), element("div", { class: "away chips" })),
    select("whyNot", "Why does the reply not go to"),
    element("div", { class: "answer", "aria-live": "polite" }));
  place.querySelector(".away").addEventListener("change", () => {
    fields.away = [...place.querySelectorAll(".away input:checked")].map((box) => box.value);
    showTry(place, studio).catch(studio.complain);
  });
  lists(place);
}

/// Writes a contact of the list into the fields.
function take(row, place, studio) {
  if (!row) return;
  const { id, name, phone, tags = [], last_team_member: last = "", time_zone: zone = "", assigned_to, opted_out, ...more } = row;
  const lines = Object.entries({ ...more, assigned_to, opted_out }).filter(([, value]) => value != null);
  Object.assign(fields, { tags: tags.join(", "), last, zone, more: lines.map(([key, value]) => `${key}=${value}`).join("\n") });
  draw(place, studio);
  showTry(place, studio).catch(studio.complain);
}

function lists(place) {
  const listed = place.querySelector(".listed");
  listed.hidden = contacts.length === 0;
  const options = listed.querySelector("select");
  if (options.options.length !== contacts.length + 1) {
    options.replaceChildren(element("option", { value: "" }, "choose…"), ...contacts.map((row, number) =>
      element("option", { value: number }, [row.id, row.name, (row.tags ?? []).join(", ")].filter(Boolean).join(" · "))));
  }
  const choices = (chosen) => [element("option", { value: "" }, "nobody"), ...known.selected.map((name) =>
    element("option", { value: name, selected: name === chosen }, name))];
  fill(place.querySelector("#known-tags"), known.tags.map((tag) => element("option", { value: tag })));
  const away = place.querySelector(".away");
  away.parentElement.hidden = known.selected.length === 0;
  if ([...away.querySelectorAll("input")].map((box) => box.value).join("\n") !== known.selected.join("\n")) {
    fields.away = fields.away.filter((name) => known.selected.includes(name));
    away.replaceChildren(...known.selected.map((name) => element("label", { class: "box" }, element("input", {
      type: "checkbox", value: name, checked: fields.away.includes(name),
    }), name)));
  }
  for (const key of ["last", "sender", "whyNot"]) {
    const field = place.querySelector("select." + key);
    const names = [...field.options].map((option) => option.value).slice(1);
    if (!field.options.length || names.join("\n") !== known.selected.join("\n")) field.replaceChildren(...choices(fields[key]));
  }
}

function later(reply, studio) {
  const title = ["Reply", fields.sender && `after ${fields.sender} sent the first text`, fields.away.length && `without ${fields.away.join(", ")}`];
  if (reply.refused) return [element("h3", {}, title.filter(Boolean).join(", ")), element("p", { class: "refusal" }, reply.refused)];
  const outcome = reply.outcome + (reply.members.length ? ": " + reply.members.join(", ") : "");
  return walk(title.filter(Boolean).join(", "), { ...reply, outcome }, studio);
}

function walk(title, walk, studio) {
  return [element("h3", {}, title),
    element("p", { class: "outcome" }, "→ " + walk.outcome),
    element("table", {}, element("caption", { class: "hidden" }, "What was asked"),
      element("tbody", {}, walk.steps.map((step) => element("tr", {},
        element("th", { scope: "row" }, step.question), element("td", { class: step.answer ? "yes" : "no" }, step.answer ? "yes" : "no"),
        element("td", {}, placed(step.place, studio.goTo)))),
      walk.rules.map((rule) => element("tr", { class: "taken" },
        element("th", { scope: "row" }, rule.rule), element("td", {}, "matches"),
        element("td", {}, placed(`${studio.rulesPath()}:${rule.line}`, studio.goTo)))))) ];
}
