'use strict'

// As much of VS Code's module `vscode` as the extension in editors/vscode uses, for a program that plays the editor: `editor` opens
// texts, edits them, and knows what was registered and shown.

class Position {
  constructor(line, character) { Object.assign(this, { line, character }) }
}

class Range {
  constructor(start, end) { Object.assign(this, { start, end }) }
}

class Uri {
  constructor(text) { this.text = text }
  static parse(text) { return new Uri(text) }
  static file(path) { return new Uri(`file://${encodeURI(path)}`) }
  get scheme() { return this.text.split(':')[0] }
  get fsPath() { return decodeURIComponent(this.text.replace(/^file:\/\//, '')) }
  toString() { return this.text }
}

class EventEmitter {
  constructor() {
    this.listeners = []
    this.event = (listener) => {
      this.listeners.push(listener)
      return { dispose: () => { this.listeners = this.listeners.filter((other) => other !== listener) } }
    }
  }
  fire(value) { return Promise.all(this.listeners.map((listener) => listener(value))) }
  dispose() { this.listeners = [] }
}

/** A class that keeps what it is made with, by names. */
const record = (...names) => class {
  constructor(...values) { names.forEach((name, index) => { this[name] = values[index] }) }
}

class WorkspaceEdit {
  constructor() { this.files = [] }
  set(uri, edits) { this.files.push({ uri, edits }) }
}

class CodeActionKind {
  constructor(value) { this.value = value }
  static Empty = new CodeActionKind('')
  append(part) { return new CodeActionKind(this.value ? `${this.value}.${part}` : part) }
}

class Document {
  constructor(uri, text, languageId = 'yaml') { Object.assign(this, { uri, text, languageId, version: 1 }) }
  getText() { return this.text }
  line(number) { return this.text.split('\n')[number] }
  offset({ line, character }) {
    return this.text.split('\n').slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character
  }
}

const events = Object.fromEntries([
  'onDidOpenTextDocument', 'onDidCloseTextDocument', 'onDidChangeTextDocument', 'onDidSaveTextDocument',
  'onDidChangeWorkspaceFolders', 'onDidChangeConfiguration',
].map((name) => [name, new EventEmitter()]))

const editor = {
  settings: {}, providers: {}, commands: {}, shown: [], problems: new Map(), events, disposed: 0,

  async open(uri, text, languageId) {
    const document = new Document(uri, text, languageId)
    vscode.workspace.textDocuments.push(document)
    await events.onDidOpenTextDocument.fire(document)
    return document
  },

  /** Edits as VS Code makes them: from the last place to the first. */
  async edit(document, edits) {
    const contentChanges = [...edits]
      .map(({ range, newText }) => ({ range, text: newText, at: document.offset(range.start) }))
      .sort((a, b) => b.at - a.at)
    for (const { range, text, at } of contentChanges) {
      document.text = document.text.slice(0, at) + text + document.text.slice(document.offset(range.end))
    }
    document.version += 1
    await events.onDidChangeTextDocument.fire({ document, contentChanges })
  },
}

const disposable = (dispose = () => {}) => ({ dispose: () => { editor.disposed += 1; dispose() } })
const register = (kind) => (files, provider, ...more) => {
  editor.providers[kind] = { ...provider, more }
  return disposable(() => { delete editor.providers[kind] })
}
const show = (kind) => async (message) => { editor.shown.push({ kind, message }) }

const vscode = {
  Position, Range, Uri, EventEmitter, WorkspaceEdit, CodeActionKind,
  Location: record('uri', 'range'), Diagnostic: record('range', 'message', 'severity'),
  DiagnosticRelatedInformation: record('location', 'message'), CompletionItem: record('label', 'kind'),
  CompletionList: record('items', 'isIncomplete'), MarkdownString: record('value'), TextEdit: record('range', 'newText'),
  Hover: record('contents', 'range'), DocumentHighlight: record('range', 'kind'),
  DocumentSymbol: record('name', 'detail', 'kind', 'range', 'selectionRange'), FoldingRange: record('start', 'end'),
  CodeAction: record('title', 'kind'), CodeLens: record('range', 'command'), SemanticTokens: record('data'),
  SemanticTokensLegend: record('tokenTypes', 'tokenModifiers'),
  languages: {
    createDiagnosticCollection: () => ({
      set: (uri, problems) => editor.problems.set(uri.toString(), problems), clear: () => editor.problems.clear(),
      dispose() {},
    }),
    ...Object.fromEntries([
      'CompletionItem', 'Hover', 'Definition', 'Reference', 'DocumentHighlight', 'Rename', 'DocumentSymbol', 'FoldingRange',
      'DocumentFormattingEdit', 'CodeActions', 'CodeLens', 'DocumentSemanticTokens',
    ].map((kind) => [`register${kind}Provider`, register(kind)])),
  },
  commands: {
    registerCommand(name, run) {
      editor.commands[name] = run
      return disposable()
    },
    executeCommand: (name, ...values) => editor.commands[name](...values),
  },
  window: {
    showErrorMessage: show('error'), showWarningMessage: show('warning'), showInformationMessage: show('information'),
  },
  workspace: {
    textDocuments: [], workspaceFolders: [],
    getConfiguration: (section) => ({ get: (name) => editor.settings[`${section}.${name}`] }),
    createFileSystemWatcher: () => {
      const kinds = { onDidCreate: new EventEmitter(), onDidChange: new EventEmitter(), onDidDelete: new EventEmitter() }
      editor.files = kinds
      return { ...Object.fromEntries(Object.entries(kinds).map(([name, { event }]) => [name, event])), dispose() {} }
    },
    ...Object.fromEntries(Object.entries(events).map(([name, { event }]) => [name, event])),
  },
}

module.exports = { vscode, editor }
