'use strict'

// What the protocol says, in the words of VS Code, and the other way round.

const vscode = require('vscode')

const place = (position) => ({ line: position.line, character: position.character })
const span = (range) => ({ start: place(range.start), end: place(range.end) })
const position = (json) => new vscode.Position(json.line, json.character)
const range = (json) => new vscode.Range(position(json.start), position(json.end))
const location = (json) => new vscode.Location(vscode.Uri.parse(json.uri), range(json.range))
const named = (document) => ({ uri: document.uri.toString() })
const markdown = (json) => new vscode.MarkdownString(json.value)
const textEdit = (json) => new vscode.TextEdit(range(json.range), json.newText)

function diagnostic(json) {
  const made = new vscode.Diagnostic(range(json.range), json.message, json.severity - 1)
  made.code = json.code
  made.source = json.source
  made.relatedInformation = (json.relatedInformation ?? []).map(
    (related) => new vscode.DiagnosticRelatedInformation(location(related.location), related.message))
  return made
}

function completion(json) {
  // Kinds are numbered from 1 in the protocol.
  const made = new vscode.CompletionItem(json.label, json.kind - 1)
  made.detail = json.detail
  made.documentation = json.documentation && markdown(json.documentation)
  made.sortText = json.sortText
  made.insertText = json.textEdit.newText
  made.range = range(json.textEdit.range)
  return made
}

function symbol(json) {
  const made = new vscode.DocumentSymbol(json.name, '', json.kind - 1, range(json.range), range(json.selectionRange))
  made.children = json.children.map(symbol)
  return made
}

/** Edits of several files; nil where there are none. */
function workspaceEdit(json) {
  if (!json) return undefined
  const made = new vscode.WorkspaceEdit()
  for (const { textDocument, edits } of json.documentChanges ?? []) {
    made.set(vscode.Uri.parse(textDocument.uri), edits.map(textEdit))
  }
  return made
}

function action(json) {
  const made = new vscode.CodeAction(json.title, vscode.CodeActionKind.Empty.append(json.kind))
  made.edit = workspaceEdit(json.edit)
  made.isPreferred = json.isPreferred
  made.diagnostics = (json.diagnostics ?? []).map(diagnostic)
  // For `codeAction/resolve`.
  made.json = json
  return made
}

function lens(json) {
  return new vscode.CodeLens(range(json.range), json.command)
}

module.exports = {
  action, completion, diagnostic, lens, location, markdown, named, place, range, span, symbol, textEdit, workspaceEdit,
}
