/// A thin C face over simdjson: the lines of one block of NDJSON become columns of slices, a document a row of nodes.
///
/// The caller owns the text, this library owns the columns and reuses them. One call per block crosses the border; a
/// line that is refused becomes an error and never hides the lines around it.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that must be readable (and may hold anything) after the text.
#define PB_PADDING 64

/// Bytes of a block: an offset from the block's first byte, and a length. Zero and zero: absent.
typedef struct {
  uint32_t offset, length;
} pb_slice;

/// `PB_OBJECT` only in the filter of an event, `PB_LIST` there and in the fields of a contact list.
typedef enum { PB_STRING, PB_NUMBER, PB_TRUE, PB_FALSE, PB_NULL, PB_OBJECT, PB_LIST } pb_kind;

/// A key that is not a column of a contact, and its value: a string's decoded text, a number's or literal's exact text. An
/// object's value is the index of its first key among the block's `members`, and their number; a list's likewise among
/// the block's `items`.
typedef struct {
  pb_slice name, value;
  /// Where the name and the value begin in the text, quotes included.
  uint32_t name_at, value_at;
  uint32_t kind;
} pb_field;

/// The columns of a contact. The numbers are bits of `pb_row.present`.
typedef enum {
  PB_ID,
  PB_NAME,
  PB_PHONE,
  PB_LAST_TEAM_MEMBER,
  PB_ASSIGNED_TO,
  PB_TIME_ZONE,
  PB_TAGS,
  PB_OPTED_OUT,
  PB_NO_COLUMN
} pb_column;

/// Where a key and its value begin in the text, quotes included.
typedef struct {
  uint32_t key, value;
} pb_place;

/// The places of a row's columns; those of columns that the row does not name may be anything.
typedef struct {
  pb_place of[PB_NO_COLUMN];
} pb_places;

/// One line that holds one object. Its tags and fields end where the next row's begin.
typedef struct {
  /// Lines of this block before this one.
  uint32_t line;
  /// The line's bytes, without its newline.
  uint32_t begin, length;
  uint32_t tags_begin, fields_begin;
  /// Which columns the object names, even with `null`.
  uint32_t present;
  /// 1 when `opted_out` is true.
  uint32_t opted_out;
  /// Decoded texts; absent when `null`.
  pb_slice id, name, phone, last_team_member, assigned_to, time_zone;
  /// The id as it stands between its quotes.
  pb_slice raw_id;
} pb_row;

/// Why a line was refused.
typedef enum {
  PB_BLANK_LINE = 1,
  PB_LINE_TOO_LONG,
  PB_BAD_UTF8,
  PB_NOT_AN_OBJECT,
  PB_UNFINISHED,
  PB_TRAILING_TEXT,
  PB_EXPECTED_KEY,
  PB_EXPECTED_COLON,
  PB_EXPECTED_VALUE,
  PB_EXPECTED_COMMA,
  PB_TRAILING_COMMA,
  PB_UNCLOSED_STRING,
  PB_CONTROL_CHARACTER,
  PB_BAD_ESCAPE,
  PB_LONE_SURROGATE,
  PB_NUL_CHARACTER,
  PB_BAD_LITERAL,
  PB_BAD_NUMBER,
  PB_NUMBER_NOT_FINITE,
  PB_DUPLICATE_KEY,
  PB_NESTED_VALUE,
  PB_NOT_A_STRING,
  PB_NOT_A_FLAG,
  PB_NOT_TAGS,
  PB_TAG_NOT_A_STRING,
  PB_NO_ID,
  PB_EMPTY_ID,
  PB_TOO_MANY_FIELDS,
  PB_TOO_MANY_TAGS,
  PB_NESTED_IN_FILTER,
  PB_ITEM_NOT_A_STRING,
  PB_TOO_MANY_ITEMS
} pb_reason;

typedef struct {
  uint32_t line, begin, length;
  /// Where in the text it went wrong.
  uint32_t at;
  uint32_t reason;
  /// The key in question, if there is one.
  pb_slice key;
} pb_error;

typedef struct {
  uint32_t record_bytes, fields_per_record, tags_per_record, items_per_list;
  /// 1: a line without an id is refused.
  uint32_t id_required;
  /// 1: keys may name columns of a contact; 0: every key is a field.
  uint32_t has_columns;
  /// 1: the field `filter` may hold a list of texts, or an object of those and scalars.
  uint32_t takes_filter;
  /// 1: the caller finds out what further keys mean. So a field may be a list of texts, a flag that is none is a field, a line may
  /// lack the key of an id, and blank lines are passed over and counted.
  uint32_t is_list;
} pb_rules;

/// The columns of one block, valid until the next call on the same parser.
typedef struct {
  /// `row_count` rows and one more, which closes the tags and fields of the last.
  const pb_row *rows;
  /// One for each row.
  const pb_places *places;
  const pb_slice *tags;
  const pb_field *fields;
  const pb_field *members;
  const pb_slice *items;
  const pb_error *errors;
  /// Rows before which the columns and the names of fields change, the first row among them; only where `is_list`.
  const uint32_t *runs;
  uint32_t row_count, error_count, run_count;
  /// Lists in the fields of a contact list.
  uint32_t list_count;
  /// Blank lines that were passed over.
  uint32_t blank_count;
  /// Lines read, and the bytes they take with their newlines.
  uint32_t line_count, consumed;
} pb_block;

typedef struct pb_parser pb_parser;

/// A parser for blocks of up to `capacity` bytes; null when memory is short.
pb_parser *pb_create(size_t capacity);
void pb_destroy(pb_parser *parser);

/// Reads every whole line of `text[0..<length]`, and the rest too when `is_last`.
///
/// `decoded` has room for `length` bytes at a place after `text` that a 32-bit offset from `text` reaches: strings with
/// escapes are decoded there. Returns false when memory is short; nothing is promised about `block` then.
int pb_read_lines(
    pb_parser *parser, const uint8_t *text, size_t length, int is_last, uint8_t *decoded, pb_rules rules,
    pb_block *block);

/// A value of a document, or a key of an object, which comes before its value.
typedef struct {
  /// A `pb_kind`.
  uint32_t kind;
  /// The node after this one and everything in it.
  uint32_t end;
  /// Of a string: its decoded text, in the document's text.
  pb_slice text;
  double number;
  /// Of a number that is whole and has 64 bits with its sign.
  int64_t whole;
  uint32_t is_whole;
} pb_node;

typedef struct pb_document pb_document;

/// Reads a JSON document of any shape, not nested deeper than 128 values; null when it is none, or memory is short.
pb_document *pb_read_document(const uint8_t *text, size_t length);
/// The nodes in the order in which they are written, the document's value first.
const pb_node *pb_nodes(const pb_document *document);
const uint8_t *pb_document_text(const pb_document *document);
void pb_free_document(pb_document *document);

/// Whether the bytes are UTF-8.
int pb_is_utf8(const uint8_t *text, size_t length);

/// The index of the first byte that is no UTF-8, or `length`.
size_t pb_utf8_prefix(const uint8_t *text, size_t length);

#ifdef __cplusplus
}
#endif
