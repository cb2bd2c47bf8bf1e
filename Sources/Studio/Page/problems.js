// What is wrong with the text, each problem with the next step and with what solves it.

import { byId, element, fill, marked } from "./dom.js";

const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

export function showProblems(found, studio) {
  const { errors, warnings } = found;
  const counts = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")].filter(Boolean);
  fill(byId("verdict"),
    element("strong", { class: errors ? "error" : warnings ? "warning" : "clean" }, counts.join(", ") || "No problems"),
    found.is_proved ? null : " · proofs are still running",
    found.fix_all ? [" ", fixButton(found.fix_all, studio)] : null);
  fill(byId("problems"), found.problems.map((problem) => row(problem, studio)),
    found.more > 0 ? element("li", {}, `and ${found.more} more`) : null);
}

function row(problem, studio) {
  const { line, character } = problem.range.start;
  return element("li", { class: problem.severity },
    element("p", {},
      element("button", { type: "button", class: "link", onclick: () => studio.goTo(problem.path, line, character) },
        `${problem.path === studio.state.path ? "line " : problem.path + ":"}${line + 1}`),
      " ", element("strong", {}, problem.severity), " ", marked(problem.message)),
    problem.notes.map((note) => element("p", { class: "note" }, marked(note))),
    problem.help ? element("p", { class: "help" }, "Next: ", marked(problem.help)) : null,
    problem.fixes.length ? element("p", { class: "buttons" }, problem.fixes.map((fix) => fixButton(fix, studio))) : null);
}

const fixButton = (fix, studio) =>
  element("button", { type: "button", class: "fix", onclick: () => studio.edit(fix.edits) },
    marked(fix.title), fix.is_safe ? null : element("small", {}, " look at the result"));
