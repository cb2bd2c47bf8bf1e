// A rule file as a form. What is shown is what the program read from the text; a change is the edit that the program answers.

import { byId, element, fill, marked } from "./dom.js";

export function showForm(form, studio) {
  const place = byId("form");
  if (!form) {
    return fill(place, element("p", {}, "The text cannot be read as YAML. Mend it in the text first; the problems below show where."));
  }
  fill(place, element("datalist", { id: "names" }, [...form.members, ...form.others].map((name) => element("option", { value: name }))),
    members(form, studio), firstTexts(form, studio), replies(form, studio), rules(form, studio), hours(form, studio));
}

const part = (title, why, ...children) =>
  element("fieldset", {}, element("legend", {}, title), element("p", { class: "why" }, why), children);

const button = (text, label, act, key = label) =>
  element("button", { type: "button", "aria-label": label, title: label, "data-key": key, onclick: act }, text);

/// A form of one line, sent by Enter and by its button.
const line = (key, act, ...children) =>
  element("form", { class: "line", "data-line": key, onsubmit: (event) => { event.preventDefault(); act(event.target); } }, children);

function members(form, studio) {
  return part("Team", "Who takes part, in the order that breaks ties.",
    element("ul", { class: "chips" }, form.members.map((name, number) => element("li", {}, name,
      button("×", `Take ${name} out`, () => studio.change({ kind: "remove-member", number }))))),
    line("member", ({ elements }) => studio.change({ kind: "add-member", name: elements.name.value }).then((isMade) => { if (isMade) elements.name.value = ""; }),
      element("label", {}, "Name ", element("input", { name: "name", required: true, "data-key": "member", autocomplete: "off", list: "others" })),
      element("datalist", { id: "others" }, form.others.map((name) => element("option", { value: name }))),
      element("button", {}, "Add")));
}

const options = (words, chosen) => words.map(({ word, text }) => element("option", { value: word, selected: word === chosen }, text));

function firstTexts(form, studio) {
  return part("First texts", "Who sends each contact's first text.",
    element("label", {}, "Mode ", element("select", {
      "data-key": "mode", onchange: (event) => studio.change({ kind: "mode", mode: event.target.value }),
    }, options(form.modes, form.mode))),
    form.mode === "buckets" ? element("label", {}, "Contacts in a bucket ", element("input", {
      type: "number", min: 1, max: 10000, "data-key": "bucket", value: form.bucket_size ?? 100,
      onchange: (event) => studio.change({ kind: "bucket-size", number: Number(event.target.value) }),
    })) : null);
}

function replies(form, studio) {
  const why = "Who gets a reply: the first of these steps that finds somebody.";
  if (!form.are_steps_simple) return part("Replies", why, element("p", {}, "These steps are written in a way that only the text shows."));
  const set = (steps) => studio.change({ kind: "steps", steps });
  const { steps } = form;
  const words = [...form.step_words, ...[...form.members, ...form.others].map((name) => ({ word: name, text: name }))];
  const moved = (from, to) => {
    const next = [...steps];
    next.splice(to, 0, ...next.splice(from, 1));
    return next;
  };
  return part("Replies", why,
    element("ol", { class: "steps" }, steps.map((step, number) => element("li", {},
      element("select", {
        "aria-label": `Step ${number + 1}`, "data-key": `step-${number}`,
        onchange: (event) => set(steps.map((one, place) => (place === number ? event.target.value : one))),
      }, options(words, step)),
      number > 0 ? button("↑", `Move step ${number + 1} up`, () => set(moved(number, number - 1))) : null,
      steps.length > 1 ? button("×", `Leave step ${number + 1} out`, () => set(steps.filter((_, place) => place !== number))) : null))),
    line("step", ({ elements }) => set([...steps, elements.step.value]),
      element("label", {}, steps.length ? "Then " : "First ", element("select", { name: "step", "data-key": "new-step" }, options(words))),
      element("button", {}, "Add")));
}

function rules(form, studio) {
  return part("Tag rules", "Replies of contacts with a tag go to these people instead.",
    element("ul", { class: "rules" }, form.rules.map((rule, number) => element("li", {},
      rule.is_simple ? simpleRule(rule, number, form, studio) : element("pre", {}, rule.text),
      element("p", { class: "buttons" },
        element("button", { type: "button", class: "link", onclick: () => studio.goTo(studio.state.path, rule.line - 1) }, `line ${rule.line}`),
        button("Delete", `Delete the rule on line ${rule.line}`, () => studio.change({ kind: "remove-rule", number }), `delete-${number}`))))),
    line("rule", ({ elements }) => studio.change({ kind: "add-rule", tag: elements.tag.value, to: [elements.to.value] }).then((isMade) => { if (isMade) elements.tag.value = ""; }),
      element("label", {}, "Tag ", element("input", { name: "tag", required: true, "data-key": "new-tag", autocomplete: "off" })),
      element("label", {}, "To ", element("select", { name: "to", required: true, "data-key": "new-to" }, names(form))),
      element("button", {}, "Add")));
}

const names = (form, except = []) =>
  [...form.members, ...form.others].filter((name) => !except.includes(name)).map((name) => element("option", { value: name }, name));

function simpleRule({ tag, to }, number, form, studio) {
  const set = (more) => studio.change({ kind: "set-rule", number, tag, to, ...more });
  return element("div", { class: "rule" },
    element("label", {}, "Tag ", element("input", {
      value: tag, "data-key": `tag-${number}`, onchange: (event) => set({ tag: event.target.value }),
    })),
    element("div", {}, "To ", element("ul", { class: "chips" }, to.map((name) => element("li", {}, name,
      to.length > 1 ? button("×", `Take ${name} out of the rule for ${tag}`, () => set({ to: to.filter((one) => one !== name) })) : null)))),
    element("label", {}, "Also to ", element("select", {
      "data-key": `to-${number}`, onchange: (event) => event.target.value && set({ to: [...to, event.target.value] }),
    }, element("option", { value: "" }, "choose…"), names(form, to))));
}

function hours(form, studio) {
  const why = "When contacts may be texted. Without hours there is no limit.";
  const set = (more) => studio.change({ kind: "hours", start: "09:00", end: "21:00", zone: "contact", ...form.hours, ...more });
  if (!form.hours) return part("Texting hours", why, button("Set hours…", "Set texting hours", () => set({})));
  if (!form.hours.is_simple) return part("Texting hours", why, element("p", {}, "These hours are written in a way that only the text shows."));
  const field = (key, title, type) => element("label", {}, title + " ", element("input", {
    type, value: form.hours[key], "data-key": `hours-${key}`, required: true, onchange: (event) => set({ [key]: event.target.value }),
  }));
  return part("Texting hours", why, field("start", "From", "time"), field("end", "To", "time"), field("zone", "Time zone", "text"),
    element("p", { class: "note" }, marked("`contact` is the contact’s own; else a zone such as `America/New_York`.")),
    button("No limit", "Delete the texting hours", () => studio.change({ kind: "no-hours" })));
}
