// Made by Scripts/embed-pages from docs/diagnostics. Do not edit.

let diagnosticPages: [(code: String, text: StaticString)] = []
