// The page: one file is being written, and panels show what it does.

import { ask, latest, Refusal } from "./ask.js";
import { byId, element, fill, marked, pause, tabs } from "./dom.js";
import { makeEditor } from "./editor.js";
import * as files from "./files.js";
import { showForm } from "./form.js";
import { showProblems } from "./problems.js";
import { askName, askWhichText } from "./dialogs.js";
import * as panels from "./panels.js";

const state = { path: null, kind: null, rules: null, files: [], view: "text", panel: "try" };
let editor;
let showView;

const request = (more = {}) => ({ path: state.path, texts: files.openTexts(state.path), ...more });
const asks = { check: latest(), prove: latest(), hover: latest(), form: latest() };

/// Tells what went wrong, and what to do about it.
function complain(refusal) {
  if (!(refusal instanceof Refusal)) console.error(refusal);
  notify(refusal.message, refusal.help);
}

function notify(message, help) {
  const notice = byId("notice");
  notice.hidden = false;
  fill(notice, element("p", {}, marked(message), help ? ["; ", marked(help)] : null),
    element("button", { type: "button", onclick: () => { notice.hidden = true; } }, "Close"));
}

const guarded = (body) => async (...words) => {
  try {
    return await body(...words);
  } catch (refusal) {
    complain(refusal);
  }
};

/// The rules that panels are about: the file that is open, or the one that its cases are for, or the one that was open before.
function rulesPath() {
  if (state.kind === "rules") return (state.rules = state.path);
  const rules = state.files.filter((file) => file.kind === "rules").map((file) => file.path);
  const stem = state.path?.replace(/\.cases\.(ya?ml)$/i, "");
  return rules.find((path) => path.replace(/\.ya?ml$/i, "") === stem)
    ?? (rules.includes(state.rules) ? state.rules : rules[0]) ?? null;
}

export const studio = {
  state, rulesPath,
  ask: (question, more = {}) => ask(question, { path: rulesPath(), texts: files.openTexts(rulesPath()), ...more }),
  goTo: guarded(async (path, line, character = 0) => {
    if (path !== state.path) await open(path);
    showView("text");
    editor.goTo({ line, character });
  }),
  /// Makes edits of files. One undo takes back those of a file.
  edit: guarded(async (edits) => {
    for (const { path, changes } of edits) {
      if (path !== state.path) await open(path);
      editor.change(changes);
    }
  }),
  change: guarded(async (change) => {
    const { edits } = await ask("change", request({ change }));
    await studio.edit(edits);
    return true;
  }),
  complain, refreshFiles: guarded(refreshFiles), makeFile,
};

async function refreshFiles() {
  const found = await ask("files", { texts: files.openTexts(state.path) });
  state.files = found.files;
  byId("folder").textContent = found.folder;
  showFiles();
}

function showFiles() {
  files.listFiles(state.files, state.path, guarded(open));
  byId("save").disabled = !state.path || !files.isChanged(state.path);
  byId("state").textContent = state.path ? (files.isChanged(state.path) ? "not saved" : "saved") : "";
  const isEmpty = !state.path && !state.files.some((file) => file.kind !== "list");
  byId("empty").hidden = !isEmpty;
}

async function open(path) {
  const { text } = await files.openText(path);
  state.path = path;
  sessionStorage.setItem("path", path);
  byId("document").hidden = false;
  byId("panels").hidden = false;
  editor.show(path, text);
  document.title = `${path} · Patchbay Studio`;
  for (const id of ["undo", "layout"]) byId(id).disabled = false;
  await check();
}

/// Looks for problems, at once and once more where proofs take longer.
async function check() {
  const found = await asks.check("check", request());
  if (!found) return;
  take(found);
  if (found.is_proved) return;
  const { text } = files.texts.get(found.path);
  const proved = await asks.prove("check", request({ proving: true }));
  if (proved && files.texts.get(found.path).text === text) take(proved);
}

function take(found) {
  if (found.path !== state.path) return;
  const isOther = state.kind !== found.kind;
  state.kind = found.kind;
  const listed = state.files.find((file) => file.path === found.path);
  if (listed) Object.assign(listed, { kind: found.kind, errors: found.errors, warnings: found.warnings });
  showFiles();
  editor.mark(found.problems.filter((problem) => problem.path === state.path));
  showProblems(found, studio);
  byId("tab-form").hidden = found.kind !== "rules";
  if (isOther && found.kind !== "rules" && state.view === "form") showView("text");
  refresh();
}

/// What may wait until no one types: the form and the panel that is shown.
const refresh = pause(150, guarded(async () => {
  if (state.view === "form") {
    const shown = await asks.form("form", request());
    if (shown) showForm(shown.form, studio);
  }
  await panels.show(state.panel, studio);
}));

const checkSoon = pause(60, guarded(check));
const listSoon = pause(1500, guarded(refreshFiles));

function changed() {
  if (!state.path) return;
  files.texts.get(state.path).text = editor.text;
  files.keep(state.path);
  showFiles();
  checkSoon();
  listSoon();
}

const moved = pause(250, async () => {
  try {
    const found = await asks.hover("hover", request({ position: editor.cursor }));
    if (found) fill(byId("here"), found.text ? marked(found.text.replaceAll("**", "`").replaceAll("\n\n", " · ")) : null);
  } catch {
    fill(byId("here"));
  }
});

async function save() {
  try {
    await files.saveText(state.path);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.status !== 409) throw refusal;
    return decide(refusal.details, refusal.message);
  }
  await refreshFiles();
  await panels.show(state.panel, studio);
}

/// Shows both texts where a file is another one by now, and does what was chosen.
async function decide(theirs, message) {
  const choice = await askWhichText(files.texts.get(state.path).text, theirs.text, message);
  if (choice === "theirs") {
    files.takeText(state.path, theirs);
    await open(state.path);
  } else if (choice === "mine") {
    await files.saveText(state.path, theirs.version);
  }
  await refreshFiles();
}

async function makeFile(proposed, text) {
  const path = await askName(proposed, [...state.files.map((file) => file.path), ...files.texts.keys()]);
  if (!path) return;
  files.newText(path, text);
  await open(path);
  await refreshFiles();
  return path;
}

/// A text that no one changed here follows the one on the disk.
const followDisk = async () => {
  if (!state.path || document.hidden || byId("conflict").open) return;
  const theirs = await files.changeOnDisk(state.path);
  if (!theirs) return;
  if (theirs.text != null && !files.isChanged(state.path)) {
    files.takeText(state.path, theirs);
    await open(state.path);
  } else {
    notify(`\`${state.path}\` was changed on the disk`, "save to see both texts and to choose one");
  }
};

const begin = guarded(async () => {
  editor = await makeEditor(byId("editor"), {
    changed, moved,
    complete: (position) => ask("complete", request({ position })),
  });
  showView = tabs(document.querySelector("main .tabs"), (view) => {
    state.view = view;
    editor.refresh();
    refresh();
  });
  tabs(document.querySelector("aside .tabs"), (panel) => {
    state.panel = panel;
    refresh();
  });
  const fresh = () => makeFile("rules.yaml", "version: 1\nmembers: []\n");
  byId("new").addEventListener("click", guarded(fresh));
  byId("first").addEventListener("click", guarded(fresh));
  byId("save").addEventListener("click", guarded(save));
  byId("undo").addEventListener("click", () => editor.undo());
  byId("layout").addEventListener("click", guarded(async () => studio.edit((await ask("format", request())).edits)));
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      if (!byId("save").disabled) guarded(save)();
    }
  });
  addEventListener("beforeunload", (event) => { if (files.changedPaths().length) event.preventDefault(); });
  addEventListener("focus", followDisk);
  setInterval(followDisk, 3000);
  await refreshFiles();
  const paths = state.files.filter((file) => file.kind !== "list").map((file) => file.path);
  const left = Object.keys(sessionStorage).filter((key) => key.startsWith("text:")).map((key) => key.slice(5));
  for (const path of left) await files.openText(path);
  const last = sessionStorage.getItem("path");
  const rules = state.files.find((file) => file.kind === "rules")?.path;
  const first = [...paths, ...left].includes(last) ? last : rules ?? paths[0];
  if (first) await open(first);
  document.body.dataset.ready = "true";
});

begin();
