// The texts that are open on the page, with the versions they were read at, and the list of files.

import { ask, Refusal } from "./ask.js";
import { byId, element, fill } from "./dom.js";

/// By their paths: `text` as it is here, `saved` as it was read or written, and the `version` of that; null where there is no file yet.
export const texts = new Map();

const kept = (path) => "text:" + path;

/// Opens a file: as it was left on this page, if it was changed and not saved, else as it is on the disk.
export async function openText(path) {
  if (texts.has(path)) return texts.get(path);
  const left = sessionStorage.getItem(kept(path));
  let opened;
  if (left) {
    opened = JSON.parse(left);
  } else {
    const read = await ask("read", { path });
    opened = { text: read.text, saved: read.text, version: read.version };
  }
  texts.set(path, opened);
  return opened;
}

/// A file that is nowhere yet.
export function newText(path, text) {
  texts.set(path, { text, saved: null, version: null });
  keep(path);
}

export const isChanged = (path) => texts.has(path) && texts.get(path).text !== texts.get(path).saved;
export const changedPaths = () => [...texts.keys()].filter(isChanged);

/// Keeps an unsaved text where a reload finds it.
export function keep(path) {
  if (isChanged(path)) sessionStorage.setItem(kept(path), JSON.stringify(texts.get(path)));
  else sessionStorage.removeItem(kept(path));
}

/// What each question brings: the texts that are not as on the disk, and that of the file it is about.
export function openTexts(path) {
  const sent = {};
  for (const one of new Set([...changedPaths(), path])) if (texts.has(one)) sent[one] = texts.get(one).text;
  return sent;
}

/// Writes a text. Throws a `Refusal` where the file is another one by now.
export async function saveText(path, version = texts.get(path).version) {
  const { text } = texts.get(path);
  const written = await ask("write", { path, text, version });
  Object.assign(texts.get(path), { saved: text, version: written.version });
  keep(path);
}

/// Takes the text on the disk in place of the one here.
export function takeText(path, { text, version }) {
  if (text == null) {
    Object.assign(texts.get(path), { saved: null, version: null });
  } else {
    texts.set(path, { text, saved: text, version });
  }
  keep(path);
}

/// What is on the disk now, if it is not what was read: `{ text, version }`, both null where the file is gone.
export async function changeOnDisk(path) {
  const known = texts.get(path);
  if (!known || known.version == null) return null;
  try {
    const read = await ask("read", { path });
    if (read.text !== known.text) return read.version === known.version ? null : read;
    // What is here is there as well, whoever wrote it.
    Object.assign(known, { saved: read.text, version: read.version });
    keep(path);
    return null;
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.status === 404) return { text: null, version: null };
    return null;
  }
}

const kinds = { rules: "Rules", cases: "Cases", scenario: "Scenarios", roster: "Teams", other: "Other files" };

function state(file) {
  if (isChanged(file.path)) return "not saved";
  const count = (number, noun) => (number ? `${number} ${noun}${number === 1 ? "" : "s"}` : null);
  return [count(file.errors, "error"), count(file.warnings, "warning")].filter(Boolean).join(", ") || "clean";
}

/// Shows the files of the folder, and those that are not saved yet.
export function listFiles(files, current, open) {
  const known = files.filter((file) => file.kind !== "list");
  const fresh = [...texts.keys()].filter((path) => !known.some((file) => file.path === path));
  const all = [...known, ...fresh.map((path) => ({ path, kind: /\.cases\.ya?ml$/i.test(path) ? "cases" : "rules" }))];
  const rows = Object.entries(kinds).flatMap(([kind, title]) => {
    const own = all.filter((file) => file.kind === kind);
    if (!own.length) return [];
    return [
      element("li", { class: "kind" }, title),
      ...own.map((file) =>
        element("li", {}, element("button", {
          type: "button", "data-key": file.path, "aria-current": file.path === current ? "true" : null, onclick: () => open(file.path),
        }, file.path, element("small", { class: file.errors ? "error" : file.warnings ? "warning" : "" }, state(file)))),
      ),
    ];
  });
  fill(byId("files"), rows);
}
