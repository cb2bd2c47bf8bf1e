#!/usr/bin/env node
'use strict'

// The extension for VS Code in editors/vscode with the real server, in an editor that Scripts/vscode-stand-in.js plays: an admin opens a
// file with a mistake, sees the problem, applies the fixes, completes a member, renames a tag in three files, runs a case, and asks
// everything else that the extension answers.
//
//     Scripts/vscode.js [PROGRAM]
//
// PROGRAM is .build/debug/patchbay.

const assert = require('assert')
const processes = require('child_process')
const fs = require('fs')
const Module = require('module')
const os = require('os')
const path = require('path')

const root = path.resolve(__dirname, '..')
const program = path.resolve(process.argv[2] ?? path.join(root, '.build/debug/patchbay'))
const { vscode, editor } = require('./vscode-stand-in')
// The programs that the extension starts.
const started = []
const { spawn, execFileSync } = processes
processes.spawn = (...values) => {
  started.push(spawn(...values))
  return started.at(-1)
}
const load = Module._load
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest))
const place = path.join(root, 'editors/vscode')
const about = JSON.parse(fs.readFileSync(path.join(place, 'package.json'), 'utf8'))
const extension = require(path.join(place, about.main))

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-vscode-')))
const fixture = path.join(root, 'Tests/Fixtures/lsp/first')
for (const name of fs.readdirSync(fixture).filter((one) => one.endsWith('.yaml'))) {
  fs.copyFileSync(path.join(fixture, name), path.join(folder, name))
}
fs.writeFileSync(path.join(folder, 'saturday.yaml'), 'kind: scenario\nversion: 1\ncontacts:\n  tags: { Spanish: 10% }\n')
fs.writeFileSync(path.join(folder, 'list.csv'), 'id,tags\nc1,Spanish\nc2,Union\n')

const uri = (name) => vscode.Uri.file(path.join(folder, name))
const at = (line, character) => new vscode.Position(line, character)
const span = (line, from, to) => new vscode.Range(at(line, from), at(line, to))
const problems = (name) => editor.problems.get(uri(name).toString())

async function open(name, languageId) {
  return editor.open(uri(name), fs.readFileSync(path.join(folder, name), 'utf8'), languageId)
}

async function until(what, isSo) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  assert.fail(`waited in vain for ${what}; shown: ${JSON.stringify(editor.shown)}`)
}

async function session() {
  const rules = await open('rules.yaml')
  await until('two problems', () => problems('rules.yaml')?.length === 2)
  const [problem, second] = problems('rules.yaml')
  assert.equal(problem.code, 'PB0200')
  assert.deepEqual(problem.range, span(7, 4, 7))
  assert.equal(problem.severity, 0)
  assert.equal(second.code, 'PB0215')

  // The fix of each is offered, and mends it.
  async function fix(title, character) {
    const actions = await editor.providers.CodeActions.provideCodeActions(rules, span(7, character, character), {})
    const action = actions.find((one) => one.title.startsWith(title))
    assert.ok(action, `${title} among ${actions.map((one) => one.title)}`)
    assert.equal(action.kind.value, 'quickfix')
    await editor.edit(rules, action.edit.files[0].edits)
  }
  await fix('write `to`', 5)
  await until('the unknown name', () => problems('rules.yaml').length === 1 && /jo/.test(problems('rules.yaml')[0].message))
  await fix('write `joe`', 9)
  assert.equal(rules.line(7), '    to: joe')
  await until('no problem', () => problems('rules.yaml').length === 0)

  // A member is completed where one is half written.
  await editor.edit(rules, [{ range: span(10, 0, 0), newText: '  - tag: Union\n    to: ph\n' }])
  const { provideCompletionItems, more } = editor.providers.CompletionItem
  assert.ok(more.includes(' '))
  const found = await provideCompletionItems(rules, at(11, 10))
  const philly = found.items.find((one) => one.label === 'philly')
  await editor.edit(rules, [{ range: philly.range, newText: philly.insertText }])
  assert.equal(rules.line(11), '    to: philly')

  // A tag is renamed in the rules, their cases and a scenario.
  const { prepareRename, provideRenameEdits } = editor.providers.Rename
  assert.equal((await prepareRename(rules, at(8, 12))).placeholder, 'Spanish')
  await assert.rejects(prepareRename(rules, at(0, 0)), /no name/)
  await assert.rejects(provideRenameEdits(rules, at(8, 12), 'Donor'), /already/)
  const edits = await provideRenameEdits(rules, at(8, 12), 'Spanish speaker')
  const files = edits.files.map((file) => path.basename(file.uri.fsPath)).sort()
  assert.deepEqual(files, ['rules.cases.yaml', 'rules.yaml', 'saturday.yaml'])

  // A case runs, and one is written for a rule.
  const cases = await open('rules.cases.yaml')
  const lenses = await editor.providers.CodeLens.provideCodeLenses(cases)
  const run = lenses.find((lens) => lens.command.command === 'patchbay.runCase')
  const [outcome] = await vscode.commands.executeCommand(run.command.command, ...run.command.arguments)
  assert.equal(outcome.passed, true)
  assert.match(editor.shown.at(-1).message, /^passed/)
  const actions = await editor.providers.CodeActions.provideCodeActions(rules, span(11, 5, 5), {})
  const write = actions.find((one) => one.title === 'write a case for this tag rule')
  assert.ok((await editor.providers.CodeActions.resolveCodeAction(write)).edit.files.length === 1)

  // Everything else that is asked.
  const { providers } = editor
  assert.match((await providers.Hover.provideHover(rules, at(9, 15))).contents.value, /team member/)
  assert.equal((await providers.Definition.provideDefinition(rules, at(9, 15)))[0].uri.fsPath, path.join(folder, 'team.yaml'))
  const references = await providers.Reference.provideReferences(rules, at(9, 15), { includeDeclaration: true })
  assert.ok(references.length > 3)
  assert.ok((await providers.DocumentHighlight.provideDocumentHighlights(rules, at(9, 15))).length > 1)
  const outline = await providers.DocumentSymbol.provideDocumentSymbols(rules)
  assert.deepEqual(outline.at(-1).children.map((one) => one.name), ['Donor', 'Spanish', 'Union'])
  assert.ok((await providers.FoldingRange.provideFoldingRanges(rules)).length > 2)
  await editor.edit(rules, [{ range: span(11, 7, 8), newText: '   ' }])
  const [layout] = await providers.DocumentFormattingEdit.provideDocumentFormattingEdits(rules, {})
  await editor.edit(rules, [layout])
  assert.equal(rules.line(11), '    to: philly')
  const { data } = await providers.DocumentSemanticTokens.provideDocumentSemanticTokens(rules)
  assert.ok(data.length > 50 && data.length % 5 === 0)
  assert.ok(providers.DocumentSemanticTokens.more[0].tokenTypes.includes('property'))

  // A contact list is counted once it is set, and lenses are asked for again.
  let isAsked = false
  providers.CodeLens.onDidChangeCodeLenses(() => { isAsked = true })
  editor.settings['patchbay.contacts'] = 'list.csv'
  await editor.events.onDidChangeConfiguration.fire({ affectsConfiguration: (name) => name === 'patchbay.contacts' })
  await until('lenses', () => isAsked)
  const titles = (await providers.CodeLens.provideCodeLenses(rules)).map((lens) => lens.command.title)
  assert.ok(titles.includes('1 of 2 contacts of `list.csv`'), titles)

  // Other languages are not told of, a file that is closed has no problems, and what changes on the disk is noticed.
  await open('list.csv', 'csv')
  await editor.edit(rules, [{ range: span(0, 9, 10), newText: '2' }])
  await until('a problem', () => problems('rules.yaml').length === 1)
  await editor.events.onDidCloseTextDocument.fire(rules)
  await until('no problem', () => problems('rules.yaml').length === 0)
  vscode.workspace.textDocuments.splice(vscode.workspace.textDocuments.indexOf(rules), 1)
  fs.writeFileSync(path.join(folder, 'rules.yaml'), 'version: 1\nmembers: [ana]\ntag_rules: [{ tag: Spanish, to: ana }]\n')
  await editor.files.onDidChange.fire(uri('rules.yaml'))
  await until('the roster that is gone', () => problems('rules.cases.yaml').length > 0)

  // A server that ends is started again, and knows the texts.
  const before = started.length
  started.at(-1).kill('SIGKILL')
  await until('another server', () => started.length > before)
  await until('its problems', () => problems('rules.cases.yaml')?.length > 0)
  assert.equal(started.length, before + 1)
  assert.notEqual(Object.keys(editor.providers).length, 0)
}

async function main() {
  const version = execFileSync(program, ['--version']).toString().trim()
  assert.equal(about.version, version, 'the version of the extension is that of the program')
  vscode.workspace.workspaceFolders.push({ uri: vscode.Uri.file(folder), name: 'rules' })
  for (const [name, setting] of Object.entries(about.contributes.configuration.properties)) {
    editor.settings[name] = setting.default
  }

  // Where the program is not there, that is said, and nothing else happens.
  editor.settings['patchbay.path'] = '/nowhere/patchbay'
  const context = { subscriptions: [] }
  await extension.activate(context)
  await until('a message', () => editor.shown.length === 1)
  assert.match(editor.shown[0].message, /does not run: .*ENOENT/)

  editor.settings['patchbay.path'] = program
  await editor.events.onDidChangeConfiguration.fire({ affectsConfiguration: (name) => name === 'patchbay.path' })
  await session()
  for (const command of about.contributes.commands) assert.ok(editor.commands[command.command], command.command)
  await extension.deactivate()
  assert.equal(Object.keys(editor.providers).length, 0)
  assert.deepEqual(editor.shown.filter((one) => one.kind === 'error').length, 1, JSON.stringify(editor.shown))
}

main().then(
  () => console.log('vscode: problems, fixes, completion, names in three files, cases, layout, settings, a new start'),
  (error) => {
    console.error(error)
    process.exitCode = 1
  },
).finally(() => {
  fs.rmSync(folder, { recursive: true })
  // A server that is left would keep this program.
  setTimeout(() => process.exit(), 1000).unref()
})
