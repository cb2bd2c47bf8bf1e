/// The walk's reading of tags.
#pragma once

#include "StringReading.hpp"

namespace patchbay {

/// Reads tags as most are written, texts without escapes one after the other, up to the token behind the last one. False where not
/// even the first is one.
PB_ALWAYS_INLINE bool RecordWalker::read_plain_tags(Token &token) {
  const uint8_t *text = text_;
  uint32_t end = end_;
  uint32_t backslash = backslash_;
  uint32_t room = rules_.tags_per_record - (tags.count() - row_->tags_begin);
  pb_slice *read = tags.room(room);
  if (read == nullptr) return false;
  uint32_t count = 0;
  Token next = token;
  while (count < room && *next < end && text[*next] == '"') {
    uint32_t from = next[0] + 1;
    uint32_t to = next[1] - 1;
    while (text[to] != '"') to--;
    if (backslash < to) break;
    read[count++] = slice(from, to - from);
    token = next + 1;
    if (*token >= end || text[*token] != ',') break;
    next = token + 1;
  }
  tags.keep_more(count);
  return count > 0;
}

PB_ALWAYS_INLINE RecordWalker::Token RecordWalker::read_tag(Token token) {
  if (byte_at(token) != '"') return refuse_kind(PB_TAG_NOT_A_STRING, token);
  if (tags.count() - row_->tags_begin == rules_.tags_per_record) return refuse(PB_TOO_MANY_TAGS, *token);
  pb_slice tag, raw;
  token = read_string(tag, raw, token);
  if (token != nullptr) tags.push(tag);
  return token;
}

PB_ALWAYS_INLINE RecordWalker::Token RecordWalker::read_tags(Token token) {
  if (byte_at(token) != '[') return is_null(token) ? token + 1 : refuse_kind(PB_NOT_TAGS, token);
  token++;
  if (byte_at(token) == ']') return token + 1;
  for (;;) {
    if (!read_plain_tags(token)) token = read_tag(token);
    if (token == nullptr) return nullptr;
    uint8_t byte = byte_at(token);
    if (byte == ']') return token + 1;
    if (byte != ',') return refuse_missing(PB_EXPECTED_COMMA, token);
    token++;
    if (byte_at(token) == ']') return refuse(PB_TRAILING_COMMA, *token);
  }
}

}  // namespace patchbay
