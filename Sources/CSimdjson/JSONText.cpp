#include "JSONText.hpp"

#include <cstring>

namespace patchbay {
namespace {

bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

uint32_t skip_digits(const uint8_t *text, uint32_t at, uint32_t to) {
  while (at < to && is_digit(text[at])) at++;
  return at;
}

/// The leading digits of the smallest number that no double holds, 1.797693134862315807…e308.
constexpr char limit_digits[] = "1797693134862315807";
constexpr int64_t limit_exponent = 308;
/// Exponents are read up to here; beyond it, a line of the longest kind could not bring them back into range.
constexpr int64_t far_exponent = 1000000000;

/// Whether a number with these digits is finite as a double. `dot` is where its point stands or would stand.
bool is_finite(const uint8_t *text, uint32_t from, uint32_t dot, uint32_t digits_end, int64_t exponent) {
  uint32_t first = from;
  while (first < digits_end && (text[first] == '0' || text[first] == '.')) first++;
  if (first == digits_end) return true;
  int64_t magnitude = first < dot ? int64_t(dot) - first - 1 : int64_t(dot) - first;
  magnitude += exponent;
  if (magnitude != limit_exponent) return magnitude < limit_exponent;
  for (uint32_t at = first, k = 0; k < sizeof limit_digits - 1; at++) {
    if (at < digits_end && text[at] == '.') continue;
    char digit = at < digits_end ? char(text[at]) : '0';
    if (digit != limit_digits[k]) return digit < limit_digits[k];
    k++;
  }
  return false;
}

int hex_value(uint8_t byte) {
  if (is_digit(byte)) return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

/// The value of the four hexadecimal digits at `at`, or -1.
int32_t hex4(const uint8_t *text, uint32_t at, uint32_t to) {
  if (to < 4 || at > to - 4) return -1;
  int32_t value = 0;
  for (uint32_t k = 0; k < 4; k++) {
    int digit = hex_value(text[at + k]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

uint32_t write_utf8(uint32_t scalar, uint8_t *out) {
  if (scalar < 0x80) {
    out[0] = uint8_t(scalar);
    return 1;
  }
  if (scalar < 0x800) {
    out[0] = uint8_t(0xC0 | scalar >> 6);
    out[1] = uint8_t(0x80 | (scalar & 0x3F));
    return 2;
  }
  if (scalar < 0x10000) {
    out[0] = uint8_t(0xE0 | scalar >> 12);
    out[1] = uint8_t(0x80 | (scalar >> 6 & 0x3F));
    out[2] = uint8_t(0x80 | (scalar & 0x3F));
    return 3;
  }
  out[0] = uint8_t(0xF0 | scalar >> 18);
  out[1] = uint8_t(0x80 | (scalar >> 12 & 0x3F));
  out[2] = uint8_t(0x80 | (scalar >> 6 & 0x3F));
  out[3] = uint8_t(0x80 | (scalar & 0x3F));
  return 4;
}

/// The byte that a one-letter escape stands for, or 0.
uint8_t short_escape(uint8_t letter) {
  switch (letter) {
    case '"': return '"';
    case '\\': return '\\';
    case '/': return '/';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
  }
}

/// Reads a `\u` escape, and the second half of a surrogate pair, from its backslash at `at`; moves `at` behind it.
Finding read_unicode_escape(const uint8_t *text, uint32_t &at, uint32_t to, uint32_t &scalar) {
  int32_t first = hex4(text, at + 2, to);
  if (first < 0) return {PB_BAD_ESCAPE, at};
  if (first == 0) return {PB_NUL_CHARACTER, at};
  scalar = uint32_t(first);
  if (first < 0xD800 || first > 0xDFFF) {
    at += 6;
    return {0, 0};
  }
  bool paired = first < 0xDC00 && at + 8 <= to && text[at + 6] == '\\' && text[at + 7] == 'u';
  int32_t second = paired ? hex4(text, at + 8, to) : -1;
  if (second < 0xDC00 || second > 0xDFFF) return {PB_LONE_SURROGATE, at};
  scalar = 0x10000 + (uint32_t(first - 0xD800) << 10) + uint32_t(second - 0xDC00);
  at += 12;
  return {0, 0};
}

}  // namespace

Finding check_number(const uint8_t *text, uint32_t from, uint32_t to, uint32_t &end) {
  uint32_t at = from;
  if (at < to && text[at] == '-') at++;
  uint32_t digits = at;
  if (at < to && text[at] == '0') {
    at++;
  } else {
    at = skip_digits(text, at, to);
    if (at == digits) return {PB_BAD_NUMBER, from};
  }
  uint32_t dot = at;
  if (at < to && text[at] == '.') {
    uint32_t fraction = at + 1;
    at = skip_digits(text, fraction, to);
    if (at == fraction) return {PB_BAD_NUMBER, from};
  }
  uint32_t digits_end = at;
  int64_t exponent = 0;
  if (at < to && (text[at] == 'e' || text[at] == 'E')) {
    at++;
    bool negative = at < to && text[at] == '-';
    if (at < to && (text[at] == '-' || text[at] == '+')) at++;
    uint32_t first = at;
    for (; at < to && is_digit(text[at]); at++) {
      if (exponent < far_exponent) exponent = exponent * 10 + (text[at] - '0');
    }
    if (at == first) return {PB_BAD_NUMBER, from};
    if (negative) exponent = -exponent;
  }
  if (at < to && !ends_scalar(text[at])) return {PB_BAD_NUMBER, from};
  end = at;
  // Short numbers without an exponent, nearly all of them, need no second look.
  if (exponent == 0 && digits_end - digits < 300) return {0, 0};
  return is_finite(text, digits, dot, digits_end, exponent) ? Finding{0, 0} : Finding{PB_NUMBER_NOT_FINITE, from};
}

Finding decode_string(const uint8_t *text, uint32_t from, uint32_t to, uint8_t *out, uint32_t &written) {
  uint8_t *begin = out;
  uint32_t at = from;
  while (at < to) {
    const void *found = std::memchr(text + at, '\\', to - at);
    uint32_t stop = found ? uint32_t(static_cast<const uint8_t *>(found) - text) : to;
    std::memcpy(out, text + at, stop - at);
    out += stop - at;
    at = stop;
    if (at == to) break;
    // Stage 1 saw the closing quote, so a backslash is never the last byte.
    uint8_t letter = text[at + 1];
    if (letter == 'u') {
      uint32_t scalar = 0;
      Finding finding = read_unicode_escape(text, at, to, scalar);
      if (!finding.ok()) return finding;
      out += write_utf8(scalar, out);
    } else {
      uint8_t byte = short_escape(letter);
      if (byte == 0) return {PB_BAD_ESCAPE, at};
      *out++ = byte;
      at += 2;
    }
  }
  written = uint32_t(out - begin);
  return {0, 0};
}

Finding locate_scan_error(const uint8_t *text, uint32_t from, uint32_t to) {
  uint32_t bad = from + uint32_t(utf8_prefix(text + from, to - from));
  bool in_string = false;
  uint32_t opened = from;
  for (uint32_t at = from; at < bad; at++) {
    uint8_t byte = text[at];
    if (byte == '\\') {
      at++;
    } else if (byte == '"') {
      in_string = !in_string;
      opened = at;
    } else if (in_string && byte < 0x20) {
      // Before a line's end it is the carriage return of a CRLF that an unclosed string swallowed.
      if (byte == '\r' && at + 1 == to) break;
      return {PB_CONTROL_CHARACTER, at};
    }
  }
  if (bad < to) return {PB_BAD_UTF8, bad};
  return {PB_UNCLOSED_STRING, opened};
}

size_t utf8_prefix(const uint8_t *text, size_t length) {
  size_t at = 0;
  while (at < length) {
    uint8_t lead = text[at];
    if (lead < 0x80) {
      at++;
      continue;
    }
    // The second byte's range shuts out overlong forms, surrogates, and what lies beyond U+10FFFF.
    uint8_t low = 0x80, high = 0xBF;
    size_t tail;
    if (lead >= 0xC2 && lead <= 0xDF) tail = 1;
    else if (lead >= 0xE0 && lead <= 0xEF) tail = 2;
    else if (lead >= 0xF0 && lead <= 0xF4) tail = 3;
    else return at;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    if (tail >= length - at) return at;
    if (text[at + 1] < low || text[at + 1] > high) return at;
    for (size_t k = 2; k <= tail; k++) {
      if (text[at + k] < 0x80 || text[at + k] > 0xBF) return at;
    }
    at += tail + 1;
  }
  return at;
}

}  // namespace patchbay
