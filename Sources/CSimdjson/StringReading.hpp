/// The walk's reading of strings, which every part of the walk takes in whole.
#pragma once

#include <cstring>

#include "RecordWalker.hpp"

namespace patchbay {

/// Reads the string at the token. Between its closing quote and the next token there is only white space.
PB_ALWAYS_INLINE RecordWalker::Token RecordWalker::read_string(pb_slice &decoded, pb_slice &raw, Token token) {
  uint32_t from = token[0] + 1;
  uint32_t to = token[1] - 1;
  while (text_[to] != '"') to--;
  raw = slice(from, to - from);
  decoded = slice(from, to - from);
  if (__builtin_expect(has_backslash(from, to), 0)) {
    uint32_t written = 0;
    Finding finding = decode_string(text_, from, to, decoded_, written);
    if (!finding.ok()) return refuse(finding.reason, finding.at);
    decoded = slice(uint32_t(decoded_ - text_), written);
    decoded_ += written;
  }
  return token + 1;
}

/// Whether a string holds a backslash. Strings are asked about in the order of the text, so the whole block is
/// searched once.
PB_ALWAYS_INLINE bool RecordWalker::has_backslash(uint32_t from, uint32_t to) {
  if (__builtin_expect(backslash_ >= to, 1)) return false;
  if (backslash_ < from) {
    const void *found = std::memchr(text_ + from, '\\', length_ - from);
    backslash_ = found ? uint32_t(static_cast<const uint8_t *>(found) - text_) : length_;
  }
  return backslash_ < to;
}

}  // namespace patchbay
