/// Where the lines of a block end.
#pragma once

#include <cstdint>
#include <cstring>

#include "CSimdjson.h"
#include "Column.hpp"

namespace patchbay {

/// The offsets of a block's newlines, and of its end when that ends a line too. Found for all lines at once: a search
/// per line costs a mispredicted branch per line.
class LineEnds {
 public:
  /// The text is followed by `PB_PADDING` readable bytes.
  void find(const uint8_t *text, uint32_t length) {
    ends_.clear();
    for (uint32_t at = 0; at < length; at += width) {
      uint64_t newlines = newlines_at(text + at);
      if (length - at < width) newlines &= (uint64_t(1) << (length - at)) - 1;
      add(at, newlines);
    }
    if (length > 0 && text[length - 1] != '\n') ends_.push(length);
  }

  uint32_t count() const { return ends_.count(); }
  uint32_t operator[](uint32_t line) const { return ends_[line]; }
  bool failed() const { return ends_.failed(); }

 private:
  static constexpr uint32_t width = 64;
  static_assert(width <= PB_PADDING, "the last bytes are read as a whole chunk");
  using Chunk = uint8_t __attribute__((ext_vector_type(width)));
  using Flags = bool __attribute__((ext_vector_type(width)));

  Column<uint32_t> ends_;

  /// One bit per byte, the first one lowest.
  static uint64_t newlines_at(const uint8_t *text) {
    Chunk chunk;
    std::memcpy(&chunk, text, width);
    return __builtin_bit_cast(uint64_t, __builtin_convertvector(chunk == '\n', Flags));
  }

  /// Most lines are longer than a chunk, so most chunks hold one newline or none: which, is not branched on.
  void add(uint32_t at, uint64_t newlines) {
    ends_.next() = at + uint32_t(__builtin_ctzll(newlines | uint64_t(1) << 63));
    ends_.keep(newlines != 0);
    for (newlines &= newlines - 1; newlines != 0; newlines &= newlines - 1) {
      ends_.push(at + uint32_t(__builtin_ctzll(newlines)));
    }
  }
};

}  // namespace patchbay
