// The text of one file, in CodeMirror where the system has it, else in a plain field. Places are lines and characters, from 0.

import { element } from "./dom.js";

/// Loads CodeMirror; false where it is not there.
async function load() {
  const names = await (await fetch("/editor.json")).json();
  for (const name of names) {
    await new Promise((done, failed) => {
      const made = name.endsWith(".css")
        ? element("link", { rel: "stylesheet", href: "/editor/" + name })
        : element("script", { src: "/editor/" + name });
      made.onload = done;
      made.onerror = failed;
      document.head.append(made);
    });
  }
  return names.length > 0;
}

export async function makeEditor(place, listeners) {
  return (await load()) ? new RichEditor(place, listeners) : new PlainEditor(place, listeners);
}

const point = (place) => ({ line: place.line, ch: place.character });
const fromPoint = (at) => ({ line: at.line, character: at.ch });
/// Later ones first, so that earlier places stay right.
const backwards = (changes) =>
  [...changes].reverse().sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character);

/// How the lines of a text end.
export const lineBreak = (text) => (/\r\n/.test(text) && !/[^\r]\n/.test(text) ? "\r\n" : "\n");

class RichEditor {
  #editor;
  #marks = [];
  #documents = new Map();

  constructor(place, { changed, moved, complete }) {
    this.#editor = window.CodeMirror(place, {
      lineNumbers: true, mode: "yaml", indentUnit: 2, tabSize: 2, lineWrapping: false, viewportMargin: 40,
      styleActiveLine: true, autoCloseBrackets: true, screenReaderLabel: "Text of the file",
      // Tab goes to what comes next on the page.
      extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Space": () => this.#hint(complete), "Ctrl-]": "indentMore", "Ctrl-[": "indentLess" },
    });
    this.#editor.on("changes", () => changed());
    this.#editor.on("cursorActivity", () => moved());
    this.#editor.on("inputRead", (_, change) => {
      if (change.origin === "+input" && /^[\w\- ]$/.test(change.text.join(""))) this.#hint(complete);
    });
  }

  #hint(complete) {
    const hint = async () => {
      const { items } = await complete(this.cursor);
      if (!items.length) return null;
      const { line } = this.cursor;
      const written = this.#editor.getRange(point(items[0].range.start), this.#editor.getCursor()).trim().toLowerCase();
      const fitting = items.filter((item) => item.label.toLowerCase().startsWith(written));
      if (!fitting.length || fitting.some((item) => item.label === written)) return null;
      return {
        from: point(fitting[0].range.start), to: { ...point(fitting[0].range.end), line },
        list: fitting.map((item) => ({
          text: item.text, render: (place) => place.append(item.label, element("small", {}, " " + item.detail)),
        })),
      };
    };
    this.#editor.showHint({ hint, completeSingle: false });
  }

  /// Shows the text of a file. What was done to it before can still be undone.
  show(path, text) {
    let known = this.#documents.get(path);
    if (!known || known.getValue() !== text) {
      known = window.CodeMirror.Doc(text, "yaml", 0, lineBreak(text));
      this.#documents.set(path, known);
    }
    this.#marks = [];
    this.#editor.swapDoc(known);
    this.#editor.refresh();
  }

  get text() { return this.#editor.getValue(); }
  get cursor() { return fromPoint(this.#editor.getCursor()); }

  /// Makes changes that one undo takes back.
  change(changes) {
    this.#editor.operation(() => {
      for (const { range, text } of backwards(changes)) {
        this.#editor.replaceRange(text, point(range.start), point(range.end), "*change");
      }
    });
  }

  mark(problems) {
    this.#editor.operation(() => {
      for (const mark of this.#marks) mark.clear();
      this.#marks = problems.map(({ range, severity, message }) => {
        const [from, to] = [point(range.start), point(range.end)];
        // Something must be there to be underlined.
        if (from.line === to.line && from.ch === to.ch) to.ch += 1;
        return this.#editor.markText(from, to, { className: "mark " + severity, title: message });
      });
    });
  }

  goTo(place) {
    this.#editor.setCursor(point(place));
    this.#editor.scrollIntoView(null, 80);
    this.#editor.focus();
  }

  undo() { this.#editor.undo(); }
  refresh() { this.#editor.refresh(); }
}

class PlainEditor {
  #field;
  #break = "\n";
  #changed;

  constructor(place, { changed, moved }) {
    this.#changed = changed;
    this.#field = element("textarea", {
      "aria-label": "Text of the file", spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off", rows: "24",
      oninput: () => changed(), onkeyup: () => moved(), onclick: () => moved(),
    });
    place.append(this.#field);
  }

  show(_, text) {
    this.#break = lineBreak(text);
    this.#field.value = text;
  }

  get text() { return this.#break === "\n" ? this.#field.value : this.#field.value.replaceAll("\n", this.#break); }

  get cursor() {
    const lines = this.#field.value.slice(0, this.#field.selectionStart).split("\n");
    return { line: lines.length - 1, character: lines.at(-1).length };
  }

  #offset({ line, character }) {
    const lines = this.#field.value.split("\n");
    const before = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
    return Math.min(before + Math.min(character, lines[line]?.length ?? 0), this.#field.value.length);
  }

  change(changes) {
    this.#field.focus();
    for (const { range, text } of backwards(changes)) {
      const [start, end, written] = [this.#offset(range.start), this.#offset(range.end), text.replaceAll("\r\n", "\n")];
      if (start === end && written === "") continue;
      this.#field.setSelectionRange(start, end);
      // As if it were typed, so that the browser can undo it.
      const isTyped = document.activeElement === this.#field
        && document.execCommand(written === "" ? "delete" : "insertText", false, written);
      if (!isTyped) this.#field.setRangeText(written, start, end, "end");
    }
    this.#changed();
  }

  mark() {}

  goTo(place) {
    this.#field.focus();
    this.#field.setSelectionRange(this.#offset(place), this.#offset(place));
  }

  undo() {
    this.#field.focus();
    document.execCommand("undo");
  }

  refresh() {}
}
