/// Reads one object after another out of the tokens that simdjson's first stage found.
#pragma once

#include <cstdint>

#include "CSimdjson.h"
#include "Column.hpp"
#include "JSONText.hpp"
#include "KeyOrder.hpp"
#include "Slices.hpp"

namespace patchbay {

/// For what happens to bad lines only.
#define PB_COLD __attribute__((noinline, cold))

/// The walk over one block's tokens, and the columns that it fills.
///
/// A token is a bracket, a colon, a comma, a string's opening quote, or the first byte of any other scalar. Stage 1 has
/// checked UTF-8 and that every string is closed and free of control characters; everything else is checked here,
/// without recursion and without a second look at the text.
class RecordWalker {
 public:
  Column<pb_row> rows;
  Column<pb_places> places;
  Column<pb_slice> tags;
  Column<pb_field> fields;
  /// The keys of objects, and the texts of lists.
  Column<pb_field> members;
  Column<pb_slice> items;
  Column<pb_error> errors;
  /// Rows of a list before which the columns and the names of fields change.
  Column<uint32_t> runs;

  /// Begins a block; `decoded` receives the strings that hold escapes.
  void begin_block(const uint8_t *text, uint32_t length, uint8_t *decoded, const pb_rules &rules);

  /// Reads the line `[begin, end)` whose first token, if it has any, is `*token`; returns the first token after it.
  /// The token after a block's last one must be the block's length.
  const uint32_t *read_line(uint32_t line, uint32_t begin, uint32_t end, const uint32_t *token);

  void refuse_line(uint32_t line, uint32_t begin, uint32_t end, Finding finding, pb_slice key = {0, 0});
  void end_block();
  bool out_of_memory() const;
  uint32_t blank_count() const { return blank_count_; }
  uint32_t list_count() const { return list_count_; }

 private:
  /// A token; null where a reading was refused, and `finding_` says why.
  using Token = const uint32_t *;

  const uint8_t *text_ = nullptr;
  uint32_t length_ = 0;
  uint8_t *decoded_ = nullptr;
  pb_rules rules_ = {};
  /// The line's end, and the row that is being filled, with its places, where both will stay.
  uint32_t end_ = 0;
  pb_row *row_ = nullptr;
  pb_places *places_ = nullptr;
  /// The key that is being read.
  pb_slice key_ = {};
  uint32_t key_at_ = 0;
  Finding finding_ = {};
  /// The first backslash at or after the last place that was asked about; the block's length if there is none.
  uint32_t backslash_ = 0;
  /// The fields of an earlier row of this block. Rows with the same names in the same order cannot name one twice.
  uint32_t shape_begin_ = 0, shape_count_ = 0;
  bool in_shape_ = true;
  KeyOrder keys_;
  /// What the last row of a list has: its columns, and how many fields.
  uint32_t run_present_ = 0, run_fields_ = 0;
  uint32_t blank_count_ = 0, list_count_ = 0;

  /// The byte at a token of the line, or 0 behind its last one.
  uint8_t byte_at(Token token) const { return *token < end_ ? text_[*token] : 0; }
  /// Whether the value at a token is to be `true`, `false` or `null`.
  bool is_literal(Token token) const {
    uint8_t byte = byte_at(token);
    return byte == 't' || byte == 'f' || byte == 'n';
  }
  uint32_t place(Token token) const { return *token < end_ ? *token : end_; }

  // Each reads what begins at a token and returns the token behind it. The token goes from hand to hand in a register:
  // kept in a member, its trips through memory took longer than the work.
  Token read_object(Token token);
  PB_ALWAYS_INLINE Token read_member(Token token);
  PB_ALWAYS_INLINE Token read_column(pb_column column, Token token);
  PB_ALWAYS_INLINE Token read_text(pb_column column, Token token);
  Token read_flag(Token token);
  PB_ALWAYS_INLINE Token read_tags(Token token);
  PB_ALWAYS_INLINE Token read_tag(Token token);
  PB_ALWAYS_INLINE bool read_plain_tags(Token &token);
  PB_ALWAYS_INLINE Token read_field(Token token, bool is_new);
  bool takes_object() const;
  void note_run();
  Token read_field_list(pb_field &field, Token token);
  Token read_filter(Token token);
  Token read_filter_member(Token token, uint32_t begin);
  Token read_list(pb_field &field, Token token);
  PB_ALWAYS_INLINE Token read_string(pb_slice &decoded, pb_slice &raw, Token token);
  Token read_scalar(pb_slice &value, uint32_t &kind, Token token);
  Token read_literal(pb_slice &value, uint32_t &kind, Token token);

  PB_COLD Token refuse(uint32_t reason, uint32_t at);
  PB_COLD Token refuse_missing(uint32_t reason, Token token);
  PB_COLD Token refuse_kind(uint32_t reason, Token token);
  bool is_null(Token token) const;
  PB_ALWAYS_INLINE bool has_backslash(uint32_t from, uint32_t to);
  PB_ALWAYS_INLINE bool is_repeated(const pb_slice &name);
};

}  // namespace patchbay
