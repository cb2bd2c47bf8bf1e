"""Every request of the language server, made by pytest-lsp, which reads each answer by the types of the protocol.

    pytest Scripts/editor-session.py

Needs pytest-lsp (pip install pytest-lsp), and patchbay on the path. The files are those of Tests/Fixtures/lsp/first.
"""
import pathlib
import shutil
import tempfile

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

FILES = pathlib.Path(__file__).parent.parent / "Tests/Fixtures/lsp/first"
FOLDER = pathlib.Path(tempfile.mkdtemp()).resolve()
RULES = (FOLDER / "rules.yaml").as_uri()
CASES = (FOLDER / "rules.cases.yaml").as_uri()


@pytest_lsp.fixture(config=ClientServerConfig(server_command=["patchbay", "lsp"]))
async def client(lsp_client: LanguageClient):
    for file in FILES.glob("*.yaml"):
        shutil.copy(file, FOLDER)
    # One client of many that shows problems, trees and actions.
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=client_capabilities("visual-studio-code"), root_uri=FOLDER.as_uri())
    )
    for uri in RULES, CASES:
        text = pathlib.Path(uri.removeprefix("file://")).read_text()
        lsp_client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri=uri, language_id="yaml", version=1, text=text))
        )
        await lsp_client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    yield
    await lsp_client.shutdown_session()


def document(uri=RULES):
    return types.TextDocumentIdentifier(uri=uri)


def place(line, character):
    return types.Position(line=line, character=character)


async def change(client, text, start, end):
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=RULES, version=2),
            content_changes=[types.TextDocumentContentChangePartial(text=text, range=types.Range(start=start, end=end))],
        )
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)


@pytest.mark.asyncio
async def test_problems_come_and_go(client: LanguageClient):
    problem, second = client.diagnostics[RULES]
    assert problem.code == "PB0200" and problem.range.start == place(7, 4)
    assert second.code == "PB0215" and second.range.start == place(7, 9)
    assert problem.severity == types.DiagnosticSeverity.Error
    await change(client, "to: joe", place(7, 4), place(7, 11))
    assert not client.diagnostics[RULES]


@pytest.mark.asyncio
async def test_actions(client: LanguageClient):
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document(),
            range=types.Range(start=place(7, 5), end=place(7, 5)),
            context=types.CodeActionContext(diagnostics=[]),
        )
    )
    fix = next(action for action in actions if action.title.startswith("write `to`"))
    assert fix.kind == types.CodeActionKind.QuickFix and fix.edit


@pytest.mark.asyncio
async def test_a_case_is_written(client: LanguageClient):
    await change(client, "to: joe", place(7, 4), place(7, 11))
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document(),
            range=types.Range(start=place(7, 5), end=place(7, 5)),
            context=types.CodeActionContext(diagnostics=[]),
        )
    )
    write = next(action for action in actions if action.title == "write a case for this tag rule")
    resolved = await client.code_action_resolve_async(write)
    assert "Donor" in repr(resolved.edit)


@pytest.mark.asyncio
async def test_formatting(client: LanguageClient):
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    await change(client, "to:   joe", place(7, 4), place(7, 11))
    edits = await client.text_document_formatting_async(types.DocumentFormattingParams(document(), options))
    (edit,) = edits
    assert edit.range.start.line == 7 and edit.new_text == " "


@pytest.mark.asyncio
async def test_completion(client: LanguageClient):
    found = await client.text_document_completion_async(
        types.CompletionParams(text_document=document(), position=place(9, 9))
    )
    assert {"ana", "joe", "philly", "closers"} <= {item.label for item in found.items}


@pytest.mark.asyncio
async def test_hover_definition_references(client: LanguageClient):
    at = {"text_document": document(), "position": place(9, 14)}
    hover = await client.text_document_hover_async(types.HoverParams(**at))
    assert "team member" in hover.contents.value
    (declared,) = await client.text_document_definition_async(types.DefinitionParams(**at))
    assert declared.uri.endswith("team.yaml") and declared.range.start == place(1, 0)
    found = await client.text_document_references_async(
        types.ReferenceParams(context=types.ReferenceContext(include_declaration=True), **at)
    )
    assert {place.uri.rsplit("/", 1)[1] for place in found} == {"rules.yaml", "team.yaml", "rules.cases.yaml"}
    assert await client.text_document_document_highlight_async(types.DocumentHighlightParams(**at))


@pytest.mark.asyncio
async def test_rename(client: LanguageClient):
    at = {"text_document": document(), "position": place(8, 12)}
    prepared = await client.text_document_prepare_rename_async(types.PrepareRenameParams(**at))
    assert prepared.placeholder == "Spanish"
    edit = await client.text_document_rename_async(types.RenameParams(new_name="Español", **at))
    files = edit.changes or {change.text_document.uri: change.edits for change in edit.document_changes}
    assert {RULES, CASES} <= set(files)
    assert all(change.new_text == '"Español"' for edits in files.values() for change in edits)


@pytest.mark.asyncio
async def test_outline_folding_tokens(client: LanguageClient):
    outline = await client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=document()))
    assert [entry.name for entry in outline] == ["version", "team", "lists", "members", "tag_rules"]
    assert [child.name for child in outline[-1].children] == ["Donor", "Spanish"]
    foldings = await client.text_document_folding_range_async(types.FoldingRangeParams(text_document=document()))
    assert (5, 9) in {(folding.start_line, folding.end_line) for folding in foldings}
    tokens = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=document())
    )
    assert tokens.data and len(tokens.data) % 5 == 0


@pytest.mark.asyncio
async def test_cases_run(client: LanguageClient):
    await change(client, "to: joe", place(7, 4), place(7, 11))
    (lens,) = await client.text_document_code_lens_async(types.CodeLensParams(text_document=document(CASES)))
    (outcome,) = await client.workspace_execute_command_async(
        types.ExecuteCommandParams(command=lens.command.command, arguments=lens.command.arguments)
    )
    passed = outcome["passed"] if isinstance(outcome, dict) else outcome.passed
    assert passed is True
