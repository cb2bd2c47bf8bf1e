/// The grammar of JSON's scalars: what simdjson's first stage leaves to its caller.
#pragma once

#include <cstddef>
#include <cstdint>

#include "CSimdjson.h"

namespace patchbay {

/// What a check found: zero, or a `pb_reason` and the place that it speaks of.
struct Finding {
  uint32_t reason;
  uint32_t at;
  bool ok() const { return reason == 0; }
};

inline bool is_space(uint8_t byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

/// Whether a scalar may end before this byte.
inline bool ends_scalar(uint8_t byte) {
  return is_space(byte) || byte == ',' || byte == '}' || byte == ']' || byte == ':' || byte == '{' || byte == '[';
}

/// Checks the number that begins at `from` and gives its end.
Finding check_number(const uint8_t *text, uint32_t from, uint32_t to, uint32_t &end);

/// Decodes the escapes of `text[from..<to]`, the inside of a string, to `out`, and gives the number of bytes written
/// (never more than `to - from`).
Finding decode_string(const uint8_t *text, uint32_t from, uint32_t to, uint8_t *out, uint32_t &written);

/// The place in a line that simdjson's first stage refused without saying where.
Finding locate_scan_error(const uint8_t *text, uint32_t from, uint32_t to);

/// The index of the first byte that is no UTF-8, or `length`.
size_t utf8_prefix(const uint8_t *text, size_t length);

}  // namespace patchbay
