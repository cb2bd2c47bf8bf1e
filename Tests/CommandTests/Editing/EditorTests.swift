import Foundation
import TestSupport
import Testing

/// Clients that others wrote speak with the program, where they are installed.
@Suite(.serialized) struct EditorTests {
  @Test(.enabled(if: isThere("nvim --version"), "nvim is not installed")) func `Neovim is served`() throws {
    let run = try Program.shell("'\(Project.file("Scripts/neovim").path)'", in: Project.root)
    #expect(run.status == 0, "\(run.output)\(run.notes)")
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    .enabled(if: isThere("emacs --batch -f package-initialize -l eglot -l yaml-mode"), "emacs is not installed"))
  func `Emacs is served`() throws {
    let run = try Program.shell("'\(Project.file("Scripts/emacs").path)'", in: Project.root)
    #expect(run.status == 0, "\(run.output)\(run.notes)")
  }

  @Test(
    .tags(.slow), .onlyInFullRuns, .enabled(if: isThere("python3 --version && hx --version"), "hx is not installed"))
  func `Helix is served`() throws {
    let run = try Program.shell("'\(Project.file("Scripts/helix").path)'", in: Project.root)
    #expect(run.status == 0, "\(run.output)\(run.notes)")
  }

  /// A stand-in plays the editor, which needs a screen.
  @Test(.tags(.slow), .onlyInFullRuns, .enabled(if: isThere("node --version"), "node is not installed"))
  func `the extension for VS Code is served`() throws {
    let script = Project.file("Scripts/vscode.js").path
    let run = try Program.shell("node '\(script)' \"$(command -v patchbay)\"", in: Project.root)
    #expect(run.status == 0, "\(run.output)\(run.notes)")
  }

  @Test(.enabled(if: isThere("python3 -c 'import pytest_lsp'"), "python3 with pytest-lsp is not installed"))
  func `pytest-lsp is served`() throws {
    let script = Project.file("Scripts/editor-session.py").path
    let run = try Program.shell("python3 -m pytest -q -p no:cacheprovider '\(script)'", in: Project.root)
    #expect(run.status == 0, "\(run.output)\(run.notes)")
  }

  private static func isThere(_ command: String) -> Bool {
    (try? Program.shell("\(command) > /dev/null 2>&1"))?.status == 0
  }
}
