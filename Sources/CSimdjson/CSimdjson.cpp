#include "CSimdjson.h"

#include <simdjson.h>

#include <memory>
#include <new>

#include "LineEnds.hpp"
#include "RecordWalker.hpp"

using simdjson::error_code;
using simdjson::get_active_implementation;
using simdjson::internal::dom_parser_implementation;
using namespace patchbay;

/// Stage 1 of simdjson, which finds the tokens of a text, and the walk that reads them.
struct pb_parser {
  std::unique_ptr<dom_parser_implementation> scanner;
  LineEnds lines;
  RecordWalker walker;
};

namespace {

/// Finds the tokens of a text. Returns false when stage 1 refuses it, which does not say where.
bool find_tokens(dom_parser_implementation &scanner, const uint8_t *text, size_t length) {
  error_code error = length == 0 ? simdjson::EMPTY : scanner.stage1(text, length, simdjson::stage1_mode::regular);
  if (error == simdjson::EMPTY) scanner.n_structural_indexes = 0;
  else if (error) return false;
  // The walk stops at the first token that does not lie on its line; simdjson leaves room for this one.
  scanner.structural_indexes[scanner.n_structural_indexes] = uint32_t(length);
  return true;
}

/// Reads the lines of a block whose tokens are known.
void read_block(RecordWalker &walker, const LineEnds &lines, const uint32_t *token, uint32_t limit) {
  uint32_t begin = 0;
  for (uint32_t line = 0; line < lines.count(); line++) {
    uint32_t end = lines[line];
    if (end - begin > limit) {
      walker.refuse_line(line, begin, end, {PB_LINE_TOO_LONG, begin});
      while (*token < end) token++;
    } else {
      token = walker.read_line(line, begin, end, token);
    }
    begin = end + 1;
  }
}

/// Reads a block that stage 1 refuses as a whole: line by line, so that only the lines at fault are lost.
void read_each_line(
    dom_parser_implementation &scanner, RecordWalker &walker, const LineEnds &lines, const uint8_t *text,
    uint32_t limit) {
  uint32_t begin = 0;
  for (uint32_t line = 0; line < lines.count(); line++) {
    uint32_t end = lines[line];
    if (end - begin > limit) {
      walker.refuse_line(line, begin, end, {PB_LINE_TOO_LONG, begin});
    } else if (find_tokens(scanner, text + begin, end - begin)) {
      // Tokens count from the line's begin; the walk counts from the block's.
      uint32_t *tokens = scanner.structural_indexes.get();
      for (uint32_t k = 0; k <= scanner.n_structural_indexes; k++) tokens[k] += begin;
      walker.read_line(line, begin, end, tokens);
    } else {
      walker.refuse_line(line, begin, end, locate_scan_error(text, begin, end));
    }
    begin = end + 1;
  }
}

}  // namespace

pb_parser *pb_create(size_t capacity) {
  std::unique_ptr<pb_parser> parser(new (std::nothrow) pb_parser);
  if (!parser) return nullptr;
  // The depth is simdjson's stage 2's affair, which is never run; it must not be zero.
  if (get_active_implementation()->create_dom_parser_implementation(capacity, 1, parser->scanner)) return nullptr;
  return parser.release();
}

void pb_destroy(pb_parser *parser) { delete parser; }

int pb_read_lines(
    pb_parser *parser, const uint8_t *text, size_t length, int is_last, uint8_t *decoded, pb_rules rules,
    pb_block *block) {
  if (!is_last) {
    while (length > 0 && text[length - 1] != '\n') length--;
  }
  RecordWalker &walker = parser->walker;
  dom_parser_implementation &scanner = *parser->scanner;
  uint32_t count = uint32_t(length);
  LineEnds &lines = parser->lines;
  lines.find(text, count);
  walker.begin_block(text, count, decoded, rules);
  if (find_tokens(scanner, text, length)) {
    read_block(walker, lines, scanner.structural_indexes.get(), rules.record_bytes);
  } else {
    read_each_line(scanner, walker, lines, text, rules.record_bytes);
  }
  walker.end_block();
  block->rows = walker.rows.values();
  block->places = walker.places.values();
  block->tags = walker.tags.values();
  block->fields = walker.fields.values();
  block->members = walker.members.values();
  block->items = walker.items.values();
  block->errors = walker.errors.values();
  block->error_count = walker.errors.count();
  block->runs = walker.runs.values();
  block->run_count = walker.runs.count();
  block->list_count = walker.list_count();
  block->blank_count = walker.blank_count();
  block->line_count = lines.count();
  block->consumed = count;
  if (lines.failed() || walker.out_of_memory()) return 0;
  block->row_count = walker.rows.count() - 1;
  return 1;
}

int pb_is_utf8(const uint8_t *text, size_t length) {
  return simdjson::validate_utf8(reinterpret_cast<const char *>(text), length);
}

size_t pb_utf8_prefix(const uint8_t *text, size_t length) { return utf8_prefix(text, length); }
