'use strict'

// What VS Code asks about a text, answered by the server.

const vscode = require('vscode')
const convert = require('./convert')

/**
 * Answers what VS Code asks.
 *
 * @param {(method: string, params: any, token?: any) => Promise<any>} ask asks the server.
 * @param {any} abilities what the server can do, as it said.
 * @param {any} changedLenses the event that lenses changed.
 */
function register(ask, abilities, changedLenses) {
  const files = [{ language: 'yaml', scheme: 'file' }]
  const at = (document, position) => ({ textDocument: convert.named(document), position: convert.place(position) })
  const of = (document) => ({ textDocument: convert.named(document) })
  const list = (found, make) => (found ?? []).map(make)
  const { languages } = vscode
  const legend = abilities.semanticTokensProvider.legend
  return [
    languages.registerCompletionItemProvider(files, {
      async provideCompletionItems(document, position, token) {
        const found = await ask('textDocument/completion', at(document, position), token)
        return new vscode.CompletionList(list(found?.items, convert.completion), found?.isIncomplete)
      },
    }, ...abilities.completionProvider.triggerCharacters),
    languages.registerHoverProvider(files, {
      async provideHover(document, position, token) {
        const found = await ask('textDocument/hover', at(document, position), token)
        return found && new vscode.Hover(convert.markdown(found.contents), convert.range(found.range))
      },
    }),
    languages.registerDefinitionProvider(files, {
      provideDefinition: async (document, position, token) =>
        list(await ask('textDocument/definition', at(document, position), token), convert.location),
    }),
    languages.registerReferenceProvider(files, {
      provideReferences: async (document, position, context, token) => list(
        await ask('textDocument/references', { ...at(document, position), context }, token), convert.location),
    }),
    languages.registerDocumentHighlightProvider(files, {
      provideDocumentHighlights: async (document, position, token) => list(
        await ask('textDocument/documentHighlight', at(document, position), token),
        (found) => new vscode.DocumentHighlight(convert.range(found.range), found.kind - 1)),
    }),
    languages.registerRenameProvider(files, {
      async prepareRename(document, position, token) {
        const found = await ask('textDocument/prepareRename', at(document, position), token)
        if (!found) throw new Error('There is no name of a member, a user list or a tag here.')
        return { range: convert.range(found.range), placeholder: found.placeholder }
      },
      provideRenameEdits: async (document, position, newName, token) => convert.workspaceEdit(
        await ask('textDocument/rename', { ...at(document, position), newName }, token)),
    }),
    languages.registerDocumentSymbolProvider(files, {
      provideDocumentSymbols: async (document, token) =>
        list(await ask('textDocument/documentSymbol', of(document), token), convert.symbol),
    }),
    languages.registerFoldingRangeProvider(files, {
      provideFoldingRanges: async (document, context, token) => list(
        await ask('textDocument/foldingRange', of(document), token),
        (found) => new vscode.FoldingRange(found.startLine, found.endLine)),
    }),
    languages.registerDocumentFormattingEditProvider(files, {
      provideDocumentFormattingEdits: async (document, options, token) =>
        list(await ask('textDocument/formatting', { ...of(document), options }, token), convert.textEdit),
    }),
    languages.registerCodeActionsProvider(files, {
      async provideCodeActions(document, range, context, token) {
        const only = context.only && [context.only.value]
        const found = await ask(
          'textDocument/codeAction',
          { ...of(document), range: convert.span(range), context: { diagnostics: [], only } }, token)
        return list(found, convert.action)
      },
      async resolveCodeAction(action, token) {
        if (!action.json.data || action.edit) return action
        action.edit = convert.workspaceEdit((await ask('codeAction/resolve', action.json, token)).edit)
        return action
      },
    }, {
      providedCodeActionKinds: abilities.codeActionProvider.codeActionKinds.map(
        (kind) => vscode.CodeActionKind.Empty.append(kind)),
    }),
    languages.registerCodeLensProvider(files, {
      onDidChangeCodeLenses: changedLenses,
      provideCodeLenses: async (document, token) =>
        list(await ask('textDocument/codeLens', of(document), token), convert.lens),
    }),
    languages.registerDocumentSemanticTokensProvider(files, {
      async provideDocumentSemanticTokens(document, token) {
        const found = await ask('textDocument/semanticTokens/full', of(document), token)
        return found && new vscode.SemanticTokens(new Uint32Array(found.data))
      },
    }, new vscode.SemanticTokensLegend(legend.tokenTypes, legend.tokenModifiers)),
  ]
}

module.exports = { register }
