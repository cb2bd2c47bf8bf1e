// The decision graph as the program draws it, with the path of the contact that is being tried.

import { latest } from "./ask.js";
import { element, fill } from "./dom.js";
import { contact } from "./try.js";
import { openTexts } from "./files.js";

const asks = latest();
const drawing = "http://www.w3.org/2000/svg";

export async function showGraph(place, studio) {
  const path = studio.rulesPath();
  const found = await asks("graph", { path, texts: openTexts(path), contact: contact() });
  if (!found) return;
  fill(place, element("p", { class: "why" }, "The thick path is that of the contact in “Try”."),
    element("div", { class: "picture", tabindex: 0, role: "region", "aria-label": "The decision graph" }, picture(found.svg, studio)));
}

/// The picture as elements of the page; the lines of rules lead to the text.
function picture(svg, studio) {
  const read = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const copy = (from) => {
    const made = document.createElementNS(drawing, from.localName);
    for (const { name, value } of from.attributes) if (name !== "xmlns") made.setAttribute(name, value);
    for (const child of from.childNodes) made.append(child.nodeType === Node.ELEMENT_NODE ? copy(child) : child.textContent);
    return made;
  };
  const made = copy(read);
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", "Questions and where their answers lead");
  for (const text of made.querySelectorAll("text")) {
    const place = /^(.+?\.ya?ml):(\d+)(?::|$)/i.exec(text.textContent);
    if (!place) continue;
    text.classList.add("place");
    text.addEventListener("click", () => studio.goTo(place[1], Number(place[2]) - 1));
  }
  return made;
}
