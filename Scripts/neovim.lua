-- What an admin does in an editor, done by Neovim itself (0.7 or later): opens a file with a mistake, sees the problem, applies the
-- fix, completes a member, and renames a tag in three files. `Scripts/neovim` makes the folder and runs this.
local folder = assert(os.getenv('FOLDER'))

local function expect(condition, what)
  if not condition then error('expected ' .. what, 2) end
end

local function wait(what, condition)
  if not vim.wait(30000, condition, 20) then error('waited in vain: ' .. what, 2) end
end

local client = vim.lsp.start_client({ name = 'patchbay', cmd = { 'patchbay', 'lsp' }, root_dir = folder })
expect(client, 'the server to start')

local function open(name)
  local buffer = vim.fn.bufadd(folder .. '/' .. name)
  vim.fn.bufload(buffer)
  vim.api.nvim_set_current_buf(buffer)
  vim.lsp.buf_attach_client(buffer, client)
  return buffer
end

local function place(line, character)
  return {
    textDocument = vim.lsp.util.make_text_document_params(0),
    position = { line = line, character = character },
  }
end

local function ask(method, parameters)
  local answers = vim.lsp.buf_request_sync(0, method, parameters, 30000)
  local answer = answers and answers[client]
  expect(answer and not answer.error, method .. ' to be answered: ' .. vim.inspect(answer))
  return answer.result
end

local function apply(edit)
  vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(client).offset_encoding or 'utf-16')
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number, number + 1, false)[1]
end

-- The problem is shown at its place.
local rules = open('rules.yaml')
wait('a problem', function() return #vim.diagnostic.get(rules) > 0 end)
expect(#vim.diagnostic.get(rules) == 2, 'both problems of the line')
local problem = vim.diagnostic.get(rules)[1]
expect(problem.lnum == 7 and problem.message:find('unknown key `too`', 1, true), 'the key `too`: ' .. vim.inspect(problem))

-- The fix of each is offered, and mends it.
local function fix(title, character)
  local parameters = place(7, character)
  parameters.range = { start = parameters.position, ['end'] = parameters.position }
  parameters.context = { diagnostics = {} }
  for _, action in ipairs(ask('textDocument/codeAction', parameters)) do
    if action.title:find(title, 1, true) then return apply(action.edit) end
  end
  error('no fix ' .. title)
end

fix('write `to`', 5)
expect(line(7) == '    to: jo', 'the key mended: ' .. line(7))
wait('the unknown name', function()
  local now = vim.diagnostic.get(rules)
  return #now == 1 and now[1].message:find('jo', 1, true) and now[1].col == 8
end)
fix('write `joe`', 9)
expect(line(7) == '    to: joe', 'the name mended: ' .. line(7))
wait('no problem', function() return #vim.diagnostic.get(rules) == 0 end)

-- A member is completed where one is half written.
vim.api.nvim_buf_set_lines(rules, -1, -1, false, { '  - tag: Union', '    to: ph' })
local last = vim.api.nvim_buf_line_count(rules) - 1
local found = ask('textDocument/completion', place(last, 10))
local philly
for _, item in ipairs(found.items or found) do
  if item.label == 'philly' then philly = item end
end
expect(philly, 'philly among ' .. #(found.items or found))
vim.lsp.util.apply_text_edits({ philly.textEdit }, rules, vim.lsp.get_client_by_id(client).offset_encoding or 'utf-16')
expect(line(last) == '    to: philly', 'philly completed: ' .. line(last))

-- A tag is renamed in the rules, their cases and a scenario.
local rename = place(8, 12)
rename.newName = 'Spanish speaker'
apply(ask('textDocument/rename', rename))
for _, name in ipairs({ 'rules.yaml', 'rules.cases.yaml', 'saturday.yaml' }) do
  open(name)
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  expect(text:find('Spanish speaker', 1, true), 'the new name in ' .. name .. ':\n' .. text)
end

-- The server ends as it should.
vim.lsp.stop_client(client)
wait('the end of the server', function() return vim.lsp.get_client_by_id(client) == nil end)
