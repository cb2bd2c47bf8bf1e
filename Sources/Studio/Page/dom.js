// Elements, made of names and texts: nothing that anyone wrote is ever read as markup.

/// An element with attributes, listeners (`onclick`) and children: texts and elements.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child != null));
  return made;
}

export const byId = (id) => document.getElementById(id);

/// What a field had before anyone touched it.
const first = (field) => field.tagName === "SELECT"
  ? ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value
  : field.defaultValue;

/// Shows other children in place of those there are. A field with a `data-key` keeps what was written into it and not taken yet, and
/// the focus.
export function fill(place, ...children) {
  const before = [...place.querySelectorAll("[data-key]")];
  const focused = before.find((field) => field === document.activeElement);
  const [start, end] = focused && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : [];
  place.replaceChildren(...children.flat(Infinity).filter((child) => child != null));
  for (const next of place.querySelectorAll("[data-key]")) {
    const last = before.find((field) => field.dataset.key === next.dataset.key);
    if (!last || last === next) continue;
    const isWritten = last.tagName === "INPUT" || (last.tagName === "SELECT" && last.closest(".line"));
    if (isWritten && last.value !== first(last) && first(last) === first(next)) next.value = last.value;
    if (last !== focused) continue;
    next.focus();
    if (start != null && ["text", "textarea"].includes(next.type)) next.setSelectionRange(start, end);
  }
}

/// Calls once nothing was asked for during some milliseconds.
export function pause(milliseconds, body) {
  let timer;
  return (...words) => {
    clearTimeout(timer);
    timer = setTimeout(() => body(...words), milliseconds);
  };
}

/// Tabs: one of their panels is shown. Arrow keys go from one to the next.
export function tabs(list, shown) {
  const all = [...list.querySelectorAll("[role=tab]")];
  const choose = (tab, moves) => {
    for (const one of all) {
      const isChosen = one === tab;
      one.setAttribute("aria-selected", isChosen);
      one.tabIndex = isChosen ? 0 : -1;
      byId(one.getAttribute("aria-controls")).hidden = !isChosen;
    }
    if (moves) tab.focus();
    shown(tab.getAttribute("aria-controls"));
  };
  all.forEach((tab, number) => {
    tab.tabIndex = tab.getAttribute("aria-selected") === "true" ? 0 : -1;
    tab.addEventListener("click", () => choose(tab, false));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) choose(all[(number + step + all.length) % all.length], true);
    });
  });
  return (name) => choose(all.find((tab) => tab.getAttribute("aria-controls") === name), false);
}

/// A text in which words in backticks are code.
export function marked(text) {
  return text.split("`").map((part, number) => (number % 2 ? element("code", {}, part) : part));
}

/// `routing.yaml:12` as a button that leads there; other texts stay texts.
export function placed(text, goTo) {
  const found = /^(.*):(\d+)$/.exec(text ?? "");
  if (!found) return text ?? "";
  return element("button", { type: "button", class: "link", onclick: () => goTo(found[1], Number(found[2]) - 1) }, text);
}
