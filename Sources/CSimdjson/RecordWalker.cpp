#include "RecordWalker.hpp"

#include <cstring>

#include "StringReading.hpp"
#include "TagReading.hpp"

namespace patchbay {
namespace {

/// The columns of text, by number.
constexpr pb_slice pb_row::*text_columns[] = {
    &pb_row::id, &pb_row::name, &pb_row::phone, &pb_row::last_team_member, &pb_row::assigned_to, &pb_row::time_zone};

}  // namespace

void RecordWalker::begin_block(const uint8_t *text, uint32_t length, uint8_t *decoded, const pb_rules &rules) {
  text_ = text;
  length_ = length;
  decoded_ = decoded;
  rules_ = rules;
  rows.clear();
  places.clear();
  tags.clear();
  fields.clear();
  members.clear();
  items.clear();
  errors.clear();
  runs.clear();
  blank_count_ = list_count_ = 0;
  shape_begin_ = shape_count_ = 0;
  keys_.clear();
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
  return rows.failed() || places.failed() || tags.failed() || fields.failed() || members.failed() || items.failed() ||
         errors.failed() || runs.failed();
}

void RecordWalker::refuse_line(uint32_t line, uint32_t begin, uint32_t end, Finding finding, pb_slice key) {
  errors.push({line, begin, end - begin, finding.at, finding.reason, key});
}

const uint32_t *RecordWalker::read_line(uint32_t line, uint32_t begin, uint32_t end, const uint32_t *token) {
  if (__builtin_expect(*token >= end && rules_.is_list, 0)) {
    blank_count_++;
    return token;
  }
  end_ = end;
  key_ = {0, 0};
  row_ = &rows.next();
  *row_ = {};
  places_ = &places.next();
  row_->line = line;
  row_->begin = begin;
  row_->length = end - begin;
  row_->tags_begin = tags.count();
  row_->fields_begin = fields.count();
  in_shape_ = true;
  keys_.begin_object();

  if (Token behind = read_object(token)) {
    rows.keep();
    places.keep();
    if (rules_.is_list) note_run();
    if (!in_shape_) {
      shape_begin_ = row_->fields_begin;
      shape_count_ = fields.count() - shape_begin_;
    }
    return behind;
  }
  // Only what was taken shows that no key comes twice.
  keys_.clear();
  tags.shrink(row_->tags_begin);
  fields.shrink(row_->fields_begin);
  refuse_line(line, begin, end, finding_, key_);
  while (*token < end) token++;
  return token;
}

/// Notes whether the row that was read has other columns or names of fields than the one before it.
void RecordWalker::note_run() {
  uint32_t count = fields.count() - row_->fields_begin;
  bool is_new = rows.count() == 1 || !in_shape_ || row_->present != run_present_ || count != run_fields_;
  if (__builtin_expect(!is_new, 1)) return;
  run_present_ = row_->present;
  run_fields_ = count;
  runs.push(rows.count() - 1);
}

RecordWalker::Token RecordWalker::refuse(uint32_t reason, uint32_t at) {
  finding_ = {reason, at};
  return nullptr;
}

/// A wrong token, or the line's end where more was due.
RecordWalker::Token RecordWalker::refuse_missing(uint32_t reason, Token token) {
  return refuse(*token < end_ ? reason : uint32_t(PB_UNFINISHED), place(token));
}

/// A value of the wrong kind. What is not a value at all has a better name than that.
RecordWalker::Token RecordWalker::refuse_kind(uint32_t reason, Token token) {
  uint8_t byte = byte_at(token);
  pb_slice value;
  uint32_t kind;
  bool is_value = byte == '"' || byte == '{' || byte == '[' || read_scalar(value, kind, token) != nullptr;
  return is_value ? refuse(reason, place(token)) : nullptr;
}

RecordWalker::Token RecordWalker::read_object(Token token) {
  if (*token >= end_) return refuse(PB_BLANK_LINE, row_->begin);
  uint32_t open = *token;
  if (text_[open] != '{') return refuse(PB_NOT_AN_OBJECT, open);
  token++;
  if (byte_at(token) != '}') {
    for (;;) {
      token = read_member(token);
      if (token == nullptr) return nullptr;
      uint8_t byte = byte_at(token);
      if (byte == '}') break;
      if (byte != ',') return refuse_missing(PB_EXPECTED_COMMA, token);
      token++;
      if (byte_at(token) == '}') return refuse(PB_TRAILING_COMMA, *token);
    }
  }
  token++;
  key_ = {0, 0};
  if (*token < end_) return refuse(PB_TRAILING_TEXT, *token);
  if (rules_.id_required && row_->id.length == 0) {
    if (row_->present & 1u << PB_ID) return refuse(PB_EMPTY_ID, places_->of[PB_ID].value);
    if (!rules_.is_list) return refuse(PB_NO_ID, open);
  }
  return token;
}

RecordWalker::Token RecordWalker::read_member(Token token) {
  if (byte_at(token) != '"') return refuse_missing(PB_EXPECTED_KEY, token);
  key_at_ = *token;
  const KeyOrder::Key *told = keys_.tell(text_, key_at_ + 1);
  pb_column column = PB_NO_COLUMN;
  uint32_t fields_before = fields.count() - row_->fields_begin;
  if (__builtin_expect(told != nullptr, 1)) {
    key_ = slice(key_at_ + 1, told->length);
    column = told->column;
    token++;
  } else {
    pb_slice raw;
    token = read_string(key_, raw, token);
    if (token == nullptr) return nullptr;
    if (rules_.has_columns) column = column_named(text_ + key_.offset, key_.length);
    if (raw.offset == key_.offset) keys_.note(text_, key_, column, fields_before);
    else keys_.leave();
  }
  if (byte_at(token) != ':') return refuse_missing(PB_EXPECTED_COLON, token);
  token++;
  if (column == PB_NO_COLUMN) return read_field(token, told == nullptr || told->fields_before != fields_before);
  if (column == PB_OPTED_OUT && rules_.is_list && !is_literal(token)) return read_field(token, true);
  uint32_t bit = 1u << column;
  if (row_->present & bit) return refuse(PB_DUPLICATE_KEY, key_at_);
  row_->present |= bit;
  // Where the value is missing the token lies on another line; the row is refused then.
  places_->of[column] = {key_at_, *token};
  return read_column(column, token);
}

RecordWalker::Token RecordWalker::read_column(pb_column column, Token token) {
  if (column == PB_TAGS) return read_tags(token);
  return column == PB_OPTED_OUT ? read_flag(token) : read_text(column, token);
}

RecordWalker::Token RecordWalker::read_text(pb_column column, Token token) {
  if (byte_at(token) != '"') return is_null(token) ? token + 1 : refuse_kind(PB_NOT_A_STRING, token);
  pb_slice raw;
  token = read_string(row_->*text_columns[column], raw, token);
  if (column == PB_ID) row_->raw_id = raw;
  return token;
}

RecordWalker::Token RecordWalker::read_flag(Token token) {
  if (!is_literal(token)) return refuse_kind(PB_NOT_A_FLAG, token);
  pb_slice value;
  uint32_t kind;
  token = read_literal(value, kind, token);
  row_->opted_out = token != nullptr && kind == PB_TRUE;
  return token;
}

RecordWalker::Token RecordWalker::read_field(Token token, bool is_new) {
  if (is_new && is_repeated(key_)) return refuse(PB_DUPLICATE_KEY, key_at_);
  if (fields.count() - row_->fields_begin == rules_.fields_per_record) return refuse(PB_TOO_MANY_FIELDS, key_at_);
  pb_field &field = fields.next();
  field.name = key_;
  field.name_at = key_at_;
  field.value_at = *token;
  field.kind = PB_STRING;
  uint8_t byte = byte_at(token);
  if (byte == '{' || byte == '[') {
    if (byte == '[' && rules_.is_list) {
      token = read_field_list(field, token);
      if (token != nullptr) fields.keep();
      return token;
    }
    if (!takes_object()) return refuse(PB_NESTED_VALUE, *token);
    token = byte == '{' ? read_filter(token) : read_list(field, token);
  } else if (byte == '"') {
    pb_slice raw;
    token = read_string(field.value, raw, token);
  } else {
    token = read_scalar(field.value, field.kind, token);
  }
  if (token != nullptr) fields.keep();
  return token;
}

/// Reads a field that may prove to be the tags of a contact. What is no list of texts is refused as a field would be.
RecordWalker::Token RecordWalker::read_field_list(pb_field &field, Token token) {
  uint32_t begin = *token;
  uint32_t kept = items.count();
  list_count_++;
  Token behind = read_list(field, token);
  if (behind != nullptr) return behind;
  items.shrink(kept);
  uint32_t reason = finding_.reason;
  bool is_other = reason == PB_NESTED_IN_FILTER || reason == PB_ITEM_NOT_A_STRING || reason == PB_TOO_MANY_ITEMS;
  return is_other ? refuse(PB_NESTED_VALUE, begin) : nullptr;
}

/// Whether the key that is being read may have an object.
bool RecordWalker::takes_object() const {
  return rules_.takes_filter && spells(text_ + key_.offset, key_.length, "filter");
}

/// Reads a scalar that is not a string.
RecordWalker::Token RecordWalker::read_scalar(pb_slice &value, uint32_t &kind, Token token) {
  if (*token >= end_) return refuse(PB_UNFINISHED, end_);
  uint32_t from = *token;
  uint8_t byte = text_[from];
  if (byte != '-' && (byte < '0' || byte > '9')) return read_literal(value, kind, token);
  uint32_t end = from;
  Finding finding = check_number(text_, from, end_, end);
  if (!finding.ok()) return refuse(finding.reason, finding.at);
  value = slice(from, end - from);
  kind = PB_NUMBER;
  return token + 1;
}

RecordWalker::Token RecordWalker::read_literal(pb_slice &value, uint32_t &kind, Token token) {
  uint32_t from = *token;
  uint32_t to = from;
  while (to < end_ && !ends_scalar(text_[to])) to++;
  if (to == from) return refuse(PB_EXPECTED_VALUE, from);
  const uint8_t *word = text_ + from;
  if (spells(word, to - from, "true")) kind = PB_TRUE;
  else if (spells(word, to - from, "false")) kind = PB_FALSE;
  else if (spells(word, to - from, "null")) kind = PB_NULL;
  else return refuse(PB_BAD_LITERAL, from);
  value = slice(from, to - from);
  return token + 1;
}

bool RecordWalker::is_null(Token token) const {
  uint32_t from = *token;
  if (from >= end_ || end_ - from < 4 || std::memcmp(text_ + from, "null", 4) != 0) return false;
  return end_ - from == 4 || ends_scalar(text_[from + 4]);
}

/// Whether the row has a field of this name already.
bool RecordWalker::is_repeated(const pb_slice &name) {
  uint32_t begin = row_->fields_begin;
  uint32_t count = fields.count() - begin;
  if (in_shape_ && count < shape_count_ && same(text_, fields[shape_begin_ + count].name, name)) return false;
  in_shape_ = false;
  for (uint32_t k = 0; k < count; k++) {
    if (same(text_, fields[begin + k].name, name)) return true;
  }
  return false;
}

}  // namespace patchbay
