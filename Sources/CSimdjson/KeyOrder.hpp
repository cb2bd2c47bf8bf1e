/// The keys of the last object, in their order: most objects of a file have the same keys as the one before.
#pragma once

#include <cstdint>
#include <cstring>

#include "CSimdjson.h"
#include "Slices.hpp"

namespace patchbay {

/// Tells a key by two loads where it is the one that the last object had in its place.
///
/// It holds the keys of the last object as far as they were told here or noted, without a gap. So while all keys of an object
/// are told, none of them comes twice unless one did in the object before.
class KeyOrder {
 public:
  struct Key {
    uint32_t length;
    pb_column column;
    /// How many fields the object had before it.
    uint32_t fields_before;
  };

  void clear() { count_ = 0; }
  void begin_object() { next_ = 0; }

  /// The key that follows the opening quote at `from`, with its closing quote; null where it is another one, after which no
  /// more are told of this object. There are `PB_PADDING` readable bytes behind each text.
  PB_ALWAYS_INLINE const Key *tell(const uint8_t *text, uint32_t from) {
    if (next_ >= count_) return nullptr;
    const Known &known = keys_[next_];
    const uint8_t *key = text + from;
    bool is_same = (load(key) & known.mask) == known.first && (load(key + known.last_at) & known.mask) == known.last &&
                   key[known.key.length] == '"';
    if (__builtin_expect(!is_same, 0)) {
      count_ = next_;
      return nullptr;
    }
    next_++;
    return &known.key;
  }

  /// Notes a key that was not told.
  ///
  /// - Parameter key: without escapes.
  void note(const uint8_t *text, const pb_slice &key, pb_column column, uint32_t fields_before) {
    if (next_ != count_ || count_ == most || key.length == 0 || key.length > 16) return leave();
    const uint8_t *bytes = text + key.offset;
    Known &known = keys_[count_];
    uint32_t width = key.length < 8 ? key.length : 8;
    known.mask = width == 8 ? ~uint64_t(0) : (uint64_t(1) << (8 * width)) - 1;
    known.last_at = key.length - width;
    known.first = load(bytes) & known.mask;
    known.last = load(bytes + known.last_at) & known.mask;
    known.key = {key.length, column, fields_before};
    next_ = ++count_;
  }

  /// No more keys of this object are told or noted.
  void leave() { next_ = most + 1; }

 private:
  struct Known {
    uint64_t first, last, mask;
    uint32_t last_at;
    Key key;
  };
  static constexpr uint32_t most = 16;
  static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first bytes are the lowest");

  Known keys_[most];
  uint32_t count_ = 0;
  /// The place of the next key; behind `most` where no more are noted of an object.
  uint32_t next_ = 0;

  static uint64_t load(const uint8_t *bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }
};

}  // namespace patchbay
