/// Slices of a text, and the words that they spell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "CSimdjson.h"

namespace patchbay {

/// For functions that are one in the machine's eyes: called per string, their entries and exits cost more than their work.
#define PB_ALWAYS_INLINE inline __attribute__((always_inline))

/// Whether a text is this word.
template <size_t size>
bool spells(const uint8_t *text, uint32_t length, const char (&word)[size]) {
  return length == size - 1 && std::memcmp(text, word, size - 1) == 0;
}

/// The column of a contact that a key names.
PB_ALWAYS_INLINE pb_column column_named(const uint8_t *name, uint32_t length) {
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

/// Whether two slices of a text are the same bytes.
inline bool same(const uint8_t *text, const pb_slice &a, const pb_slice &b) {
  return a.length == b.length && std::memcmp(text + a.offset, text + b.offset, a.length) == 0;
}

}  // namespace patchbay
