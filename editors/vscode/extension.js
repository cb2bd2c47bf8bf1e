'use strict'

// Starts `patchbay lsp`, tells it of every YAML text that is open, and shows what it finds. Which of them are files of
// ours, the server knows: it leaves others alone.

const vscode = require('vscode')
const { Connection } = require('./connection')
const convert = require('./convert')
const providers = require('./providers')

/** What the extension can do, in the words of the protocol. */
const abilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      resolveSupport: { properties: ['edit'] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: { workspaceFolders: true, codeLens: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
}

/** How often the server may end by itself before it is not started again. */
const mostStarts = 5

let server
let collection
let lensesChanged
let starts = 0

const settings = () => vscode.workspace.getConfiguration('patchbay')
const isOurs = (document) => document.languageId === 'yaml' && document.uri.scheme === 'file'
const folder = (found) => ({ uri: found.uri.toString(), name: found.name })

async function activate(context) {
  collection = vscode.languages.createDiagnosticCollection('patchbay')
  lensesChanged = new vscode.EventEmitter()
  const { workspace } = vscode
  const files = workspace.createFileSystemWatcher('**/*.{yaml,yml}')
  const seen = (type) => (uri) => tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type }] })
  context.subscriptions.push(
    collection, lensesChanged, files,
    vscode.commands.registerCommand('patchbay.restart', async () => {
      starts = 0
      await deactivate()
      return start(context)
    }),
    vscode.commands.registerCommand('patchbay.runCase', (...args) =>
      ask('workspace/executeCommand', { command: 'patchbay.runCase', arguments: args })
        .catch((error) => vscode.window.showErrorMessage(error.message))),
    workspace.onDidOpenTextDocument(opened),
    workspace.onDidCloseTextDocument((document) => {
      if (isOurs(document)) tell('textDocument/didClose', { textDocument: convert.named(document) })
    }),
    workspace.onDidChangeTextDocument(changed),
    workspace.onDidSaveTextDocument((document) => {
      if (isOurs(document)) tell('textDocument/didSave', { textDocument: convert.named(document) })
    }),
    files.onDidCreate(seen(1)), files.onDidChange(seen(2)), files.onDidDelete(seen(3)),
    workspace.onDidChangeWorkspaceFolders((event) => tell('workspace/didChangeWorkspaceFolders', {
      event: { added: event.added.map(folder), removed: event.removed.map(folder) },
    })),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('patchbay.path')) return vscode.commands.executeCommand('patchbay.restart')
      if (event.affectsConfiguration('patchbay.contacts')) {
        tell('workspace/didChangeConfiguration', { settings: { patchbay: { contacts: settings().get('contacts') } } })
      }
    }))
  await start(context)
}

async function start(context) {
  const folders = vscode.workspace.workspaceFolders ?? []
  const connection = new Connection(settings().get('path'), ['lsp'], folders[0]?.uri.fsPath, {
    notified, asked, ended: (why) => ended(context, why),
  })
  starts += 1
  const made = { connection, providers: [], isReady: false }
  server = made
  try {
    const { capabilities } = await connection.request('initialize', {
      processId: process.pid, clientInfo: { name: 'Visual Studio Code' }, capabilities: abilities,
      rootUri: folders[0]?.uri.toString() ?? null, workspaceFolders: folders.map(folder),
      initializationOptions: { contacts: settings().get('contacts') },
    })
    connection.notify('initialized', {})
    made.isReady = true
    made.providers = providers.register(ask, capabilities, lensesChanged.event)
    for (const document of vscode.workspace.textDocuments) opened(document)
  } catch (error) {
    // The program is not there, or ended: `ended` says so.
    if (connection.isOpen) vscode.window.showErrorMessage(`patchbay: ${error.message}`)
  }
}

/** Asks the server; what no longer matters, because the text changed or the server is gone, has no answer. */
async function ask(method, params, token) {
  try {
    return server?.isReady ? await server.connection.request(method, params, token) : undefined
  } catch (error) {
    // Cancelled, or asked of a text that is closed.
    if (error.code === undefined || error.code === -32800 || error.code === -32602) return undefined
    throw error
  }
}

function tell(method, params) { if (server?.isReady) server.connection.notify(method, params) }

function opened(document) {
  if (!isOurs(document)) return
  tell('textDocument/didOpen', {
    textDocument: {
      ...convert.named(document), languageId: document.languageId, version: document.version, text: document.getText(),
    },
  })
}

function changed(event) {
  if (!isOurs(event.document) || event.contentChanges.length === 0) return
  tell('textDocument/didChange', {
    textDocument: { ...convert.named(event.document), version: event.document.version },
    contentChanges: event.contentChanges.map((change) => ({ range: convert.span(change.range), text: change.text })),
  })
}

function notified(method, params) {
  if (method === 'textDocument/publishDiagnostics') {
    collection.set(vscode.Uri.parse(params.uri), params.diagnostics.map(convert.diagnostic))
  } else if (method === 'window/showMessage') {
    const show = [, 'showErrorMessage', 'showWarningMessage'][params.type] ?? 'showInformationMessage'
    vscode.window[show](params.message)
  }
}

/** Answers the server; undefined is what it may not ask. */
function asked(method) {
  if (method !== 'workspace/codeLens/refresh') return undefined
  lensesChanged.fire()
  return null
}

async function ended(context, why) {
  release()
  if (starts < mostStarts && !/ENOENT|EACCES/.test(why)) return start(context)
  const choice = await vscode.window.showErrorMessage(`patchbay lsp does not run: ${why}`, 'Start again', 'Settings')
  if (choice === 'Start again') return vscode.commands.executeCommand('patchbay.restart')
  if (choice === 'Settings') return vscode.commands.executeCommand('workbench.action.openSettings', 'patchbay.path')
}

function release() {
  for (const provider of server?.providers ?? []) provider.dispose()
  server = undefined
  collection.clear()
}

async function deactivate() {
  const connection = server?.connection
  if (collection) release()
  await connection?.stop()
}

module.exports = { activate, deactivate }
