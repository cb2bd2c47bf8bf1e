/// A growing array of plain values that keeps its memory between blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace patchbay {

/// Unlike `std::vector` it never throws: when memory is short it drops values and remembers that it `failed`.
template <class Value>
class Column {
 public:
  Column() = default;
  Column(const Column &) = delete;
  Column &operator=(const Column &) = delete;
  ~Column() { std::free(values_); }

  /// Empties the column, and sees to it that it has memory: its values are never at no address.
  void clear() {
    count_ = 0;
    if (values_ == nullptr) grow();
  }
  void shrink(uint32_t count) { count_ = count; }
  uint32_t count() const { return count_; }
  bool failed() const { return failed_; }
  const Value *values() const { return values_; }
  const Value &operator[](uint32_t index) const { return values_[index]; }

  /// The place behind the last value, to be filled there and then kept or left.
  Value &next() {
    if (__builtin_expect(count_ == capacity_, 0) && !grow()) return spare_;
    return values_[count_];
  }

  /// Keeps what was put into `next()`, if it is wanted.
  void keep(bool is_wanted = true) {
    if (count_ < capacity_) count_ += is_wanted;
  }

  /// Memory for as many values behind the last one, to be filled from the first on and then kept; null where it is short.
  Value *room(uint32_t count) {
    while (__builtin_expect(capacity_ - count_ < count, 0)) {
      if (!grow()) return nullptr;
    }
    return values_ + count_;
  }

  /// Keeps values that were put into `room`.
  void keep_more(uint32_t count) { count_ += count; }

  void push(const Value &value) {
    if (__builtin_expect(count_ == capacity_, 0) && !grow()) return;
    values_[count_++] = value;
  }

 private:
  Value *values_ = nullptr;
  uint32_t count_ = 0;
  uint32_t capacity_ = 0;
  bool failed_ = false;
  /// Takes what there is no memory for.
  Value spare_ = {};

  bool grow() {
    size_t wanted = capacity_ == 0 ? 1024 : size_t(capacity_) * 2;
    void *values = wanted > UINT32_MAX ? nullptr : std::realloc(values_, wanted * sizeof(Value));
    if (values == nullptr) {
      failed_ = true;
      return false;
    }
    values_ = static_cast<Value *>(values);
    capacity_ = uint32_t(wanted);
    return true;
  }
};

}  // namespace patchbay
