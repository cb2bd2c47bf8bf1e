#include "RecordWalker.hpp"

#include <cstring>

namespace patchbay {
namespace {

constexpr Finding fine = {0, 0};

template <size_t size>
bool spells(const uint8_t *text, uint32_t length, const char (&word)[size]) {
  return length == size - 1 && std::memcmp(text, word, size - 1) == 0;
}

pb_column column_named(const uint8_t *name, uint32_t length) {
  switch (length) {
    case 2: return spells(name, length, "id") ? PB_ID : PB_NO_COLUMN;
    case 4:
      if (spells(name, length, "tags")) return PB_TAGS;
      return spells(name, length, "name") ? PB_NAME : PB_NO_COLUMN;
    case 5: return spells(name, length, "phone") ? PB_PHONE : PB_NO_COLUMN;
    case 9:
      if (spells(name, length, "time_zone")) return PB_TIME_ZONE;
      return spells(name, length, "opted_out") ? PB_OPTED_OUT : PB_NO_COLUMN;
    case 11: return spells(name, length, "assigned_to") ? PB_ASSIGNED_TO : PB_NO_COLUMN;
    case 16: return spells(name, length, "last_team_member") ? PB_LAST_TEAM_MEMBER : PB_NO_COLUMN;
    default: return PB_NO_COLUMN;
  }
}

/// A slice, put together in a register. Written as two halves and read as a whole soon after, it would cost a stalled
/// load for every string of the file.
inline pb_slice slice(uint32_t offset, uint32_t length) {
  static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the offset is the slice's lower half");
  uint64_t bits = uint64_t(length) << 32 | offset;
  pb_slice value;
  static_assert(sizeof value == sizeof bits, "a slice is two halves of 32 bits");
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

bool same(const uint8_t *text, const pb_slice &a, const pb_slice &b) {
  return a.length == b.length && std::memcmp(text + a.offset, text + b.offset, a.length) == 0;
}

}  // namespace

void RecordWalker::begin_block(const uint8_t *text, uint32_t length, uint8_t *decoded, const pb_rules &rules) {
  text_ = text;
  length_ = length;
  decoded_ = decoded;
  rules_ = rules;
  rows.clear();
  tags.clear();
  fields.clear();
  errors.clear();
  shape_begin_ = shape_count_ = 0;
  const void *found = length == 0 ? nullptr : std::memchr(text, '\\', length);
  backslash_ = found ? uint32_t(static_cast<const uint8_t *>(found) - text) : length;
}

void RecordWalker::end_block() {
  pb_row closing = {};
  closing.tags_begin = tags.count();
  closing.fields_begin = fields.count();
  rows.push(closing);
}

bool RecordWalker::out_of_memory() const {
  return rows.failed() || tags.failed() || fields.failed() || errors.failed();
}

void RecordWalker::refuse_line(uint32_t line, uint32_t begin, uint32_t end, Finding finding, pb_slice key) {
  errors.push({line, begin, end - begin, finding.at, finding.reason, key});
}

const uint32_t *RecordWalker::read_line(uint32_t line, uint32_t begin, uint32_t end, const uint32_t *token) {
  token_ = token;
  end_ = end;
  key_ = {0, 0};
  row_ = {};
  row_.line = line;
  row_.begin = begin;
  row_.length = end - begin;
  row_.tags_begin = tags.count();
  row_.fields_begin = fields.count();
  in_shape_ = true;

  Finding finding = read_object();
  if (finding.ok()) {
    rows.push(row_);
    if (!in_shape_) {
      shape_begin_ = row_.fields_begin;
      shape_count_ = fields.count() - shape_begin_;
    }
    return token_;
  }
  tags.shrink(row_.tags_begin);
  fields.shrink(row_.fields_begin);
  refuse_line(line, begin, end, finding, key_);
  while (*token_ < end) token_++;
  return token_;
}

/// A wrong token, or the line's end where more was due.
Finding RecordWalker::expected(uint32_t reason) const {
  return {*token_ < end_ ? reason : uint32_t(PB_UNFINISHED), place()};
}

Finding RecordWalker::read_object() {
  if (*token_ >= end_) return {PB_BLANK_LINE, row_.begin};
  if (peek() != '{') return {PB_NOT_AN_OBJECT, place()};
  uint32_t open = *token_++;
  if (peek() == '}') {
    token_++;
  } else {
    for (;;) {
      Finding finding = read_member();
      if (!finding.ok()) return finding;
      uint8_t byte = peek();
      if (byte == '}') break;
      if (byte != ',') return expected(PB_EXPECTED_COMMA);
      token_++;
      if (peek() == '}') return {PB_TRAILING_COMMA, *token_};
    }
    token_++;
  }
  key_ = {0, 0};
  if (*token_ < end_) return {PB_TRAILING_TEXT, *token_};
  if (rules_.id_required && row_.id.length == 0) {
    bool named = row_.present & 1u << PB_ID;
    return {uint32_t(named ? PB_EMPTY_ID : PB_NO_ID), named && row_.raw_id.offset ? row_.raw_id.offset - 1 : open};
  }
  return fine;
}

Finding RecordWalker::read_member() {
  Finding finding = read_key();
  if (!finding.ok()) return finding;
  pb_column column = column_named(text_ + key_.offset, key_.length);
  if (column == PB_NO_COLUMN) return read_field();
  uint32_t bit = 1u << column;
  if (row_.present & bit) return {PB_DUPLICATE_KEY, key_at_};
  row_.present |= bit;
  return read_column(column);
}

/// Reads the key and the colon.
Finding RecordWalker::read_key() {
  if (peek() != '"') return expected(PB_EXPECTED_KEY);
  key_at_ = *token_;
  pb_slice raw;
  Finding finding = read_string(key_, raw);
  if (!finding.ok()) return finding;
  if (peek() != ':') return expected(PB_EXPECTED_COLON);
  token_++;
  return fine;
}

Finding RecordWalker::read_column(pb_column column) {
  switch (column) {
    case PB_ID: return read_id();
    case PB_NAME: return read_text_column(row_.name);
    case PB_PHONE: return read_text_column(row_.phone);
    case PB_LAST_TEAM_MEMBER: return read_text_column(row_.last_team_member);
    case PB_ASSIGNED_TO: return read_text_column(row_.assigned_to);
    case PB_TIME_ZONE: return read_text_column(row_.time_zone);
    case PB_TAGS: return read_tags();
    case PB_OPTED_OUT: return read_flag();
    case PB_NO_COLUMN: break;
  }
  return read_field();
}

Finding RecordWalker::read_text(pb_slice &decoded, pb_slice &raw) {
  if (peek() == '"') return read_string(decoded, raw);
  if (read_null()) return fine;
  // What is no value at all has a better name than what is the wrong kind of value.
  uint8_t byte = peek();
  if (byte != '{' && byte != '[') {
    const uint32_t *token = token_;
    pb_slice value;
    uint32_t kind;
    Finding finding = read_scalar(value, kind);
    if (!finding.ok()) return finding;
    token_ = token;
  }
  return {PB_NOT_A_STRING, place()};
}

Finding RecordWalker::read_text_column(pb_slice &out) {
  pb_slice raw;
  return read_text(out, raw);
}

Finding RecordWalker::read_id() { return read_text(row_.id, row_.raw_id); }

Finding RecordWalker::read_flag() {
  if (read_null()) return fine;
  uint32_t at = place();
  uint8_t byte = peek();
  if (byte == '"' || byte == '{' || byte == '[') return {PB_NOT_A_FLAG, at};
  pb_slice value;
  uint32_t kind;
  Finding finding = read_scalar(value, kind);
  if (!finding.ok()) return finding;
  if (kind != PB_TRUE && kind != PB_FALSE) return {PB_NOT_A_FLAG, at};
  row_.opted_out = kind == PB_TRUE;
  return fine;
}

Finding RecordWalker::read_tags() {
  if (peek() != '[') {
    pb_slice ignored;
    if (read_null()) return fine;
    uint32_t at = place();
    uint8_t byte = peek();
    if (byte == '"' || byte == '{') return {PB_NOT_TAGS, at};
    uint32_t kind;
    Finding finding = read_scalar(ignored, kind);
    return finding.ok() ? Finding{PB_NOT_TAGS, at} : finding;
  }
  token_++;
  if (peek() == ']') {
    token_++;
    return fine;
  }
  for (;;) {
    uint8_t byte = peek();
    uint32_t at = place();
    pb_slice tag, raw;
    uint32_t kind;
    if (byte == '{' || byte == '[') return {PB_TAG_NOT_A_STRING, at};
    if (tags.count() - row_.tags_begin == rules_.tags_per_record) return {PB_TOO_MANY_TAGS, at};
    Finding finding = byte == '"' ? read_string(tag, raw) : read_scalar(tag, kind);
    if (!finding.ok()) return finding;
    if (byte != '"') return {PB_TAG_NOT_A_STRING, at};
    tags.push(tag);
    byte = peek();
    if (byte == ']') break;
    if (byte != ',') return expected(PB_EXPECTED_COMMA);
    token_++;
    if (peek() == ']') return {PB_TRAILING_COMMA, *token_};
  }
  token_++;
  return fine;
}

Finding RecordWalker::read_field() {
  if (is_repeated(key_)) return {PB_DUPLICATE_KEY, key_at_};
  if (fields.count() - row_.fields_begin == rules_.fields_per_record) return {PB_TOO_MANY_FIELDS, key_at_};
  pb_field field;
  field.name = key_;
  field.name_at = key_at_;
  field.value_at = place();
  uint8_t byte = peek();
  Finding finding;
  if (byte == '"') {
    pb_slice raw;
    finding = read_string(field.value, raw);
    field.kind = PB_STRING;
  } else if (byte == '{' || byte == '[') {
    return {PB_NESTED_VALUE, *token_};
  } else {
    finding = read_scalar(field.value, field.kind);
  }
  if (!finding.ok()) return finding;
  fields.push(field);
  return fine;
}

/// Reads the string at the token. Between its closing quote and the next token there is only white space.
Finding RecordWalker::read_string(pb_slice &decoded, pb_slice &raw) {
  uint32_t from = token_[0] + 1;
  uint32_t to = token_[1] - 1;
  while (text_[to] != '"') to--;
  token_++;
  raw = slice(from, to - from);
  decoded = slice(from, to - from);
  if (!has_backslash(from, to)) return fine;
  uint32_t written = 0;
  Finding finding = decode_string(text_, from, to, decoded_, written);
  decoded = slice(uint32_t(decoded_ - text_), written);
  decoded_ += written;
  return finding;
}

/// Reads a scalar that is no string.
Finding RecordWalker::read_scalar(pb_slice &value, uint32_t &kind) {
  if (*token_ >= end_) return {PB_UNFINISHED, end_};
  uint32_t from = *token_;
  uint8_t byte = text_[from];
  if (byte == '-' || (byte >= '0' && byte <= '9')) {
    uint32_t end = from;
    Finding finding = check_number(text_, from, end_, end);
    if (!finding.ok()) return finding;
    value = slice(from, end - from);
    kind = PB_NUMBER;
    token_++;
    return fine;
  }
  return read_literal(value, kind);
}

Finding RecordWalker::read_literal(pb_slice &value, uint32_t &kind) {
  uint32_t from = *token_;
  uint32_t to = from;
  while (to < end_ && !ends_scalar(text_[to])) to++;
  if (to == from) return {PB_EXPECTED_VALUE, from};
  const uint8_t *word = text_ + from;
  if (spells(word, to - from, "true")) kind = PB_TRUE;
  else if (spells(word, to - from, "false")) kind = PB_FALSE;
  else if (spells(word, to - from, "null")) kind = PB_NULL;
  else return {PB_BAD_LITERAL, from};
  value = slice(from, to - from);
  token_++;
  return fine;
}

bool RecordWalker::read_null() {
  if (peek() != 'n') return false;
  pb_slice value;
  uint32_t kind;
  const uint32_t *token = token_;
  if (read_literal(value, kind).ok() && kind == PB_NULL) return true;
  token_ = token;
  return false;
}

/// Whether a string holds a backslash. Strings are asked about in the order of the text, so the whole block is
/// searched once.
bool RecordWalker::has_backslash(uint32_t from, uint32_t to) {
  if (backslash_ < from) {
    const void *found = std::memchr(text_ + from, '\\', length_ - from);
    backslash_ = found ? uint32_t(static_cast<const uint8_t *>(found) - text_) : length_;
  }
  return backslash_ < to;
}

/// Whether the row has a field of this name already.
bool RecordWalker::is_repeated(const pb_slice &name) {
  uint32_t begin = row_.fields_begin;
  uint32_t count = fields.count() - begin;
  if (in_shape_ && count < shape_count_ && same(text_, fields[shape_begin_ + count].name, name)) return false;
  in_shape_ = false;
  for (uint32_t k = 0; k < count; k++) {
    if (same(text_, fields[begin + k].name, name)) return true;
  }
  return false;
}

}  // namespace patchbay
