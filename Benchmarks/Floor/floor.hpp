// What the floor programs share: time, memory, input files, and tag rules as flat tables.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace bench {

inline double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

inline long peak_rss_kb() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

inline std::string contents(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The pieces of `text` that end at `separator`; the last one may lack it.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (size_t start = 0; start < text.size();) {
    size_t end = std::min(text.find(separator, start), text.size());
    pieces.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return pieces;
}

/// A multiplicative hash over eight bytes at a time. Short keys, which tags are, take two loads and one multiplication.
inline uint64_t hash_bytes(const char *bytes, size_t count) {
  const uint64_t golden = 0x9E3779B97F4A7C15ull;
  uint64_t head = 0, tail = 0;
  if (count >= 8) {
    memcpy(&head, bytes, 8);
    memcpy(&tail, bytes + count - 8, 8);
    for (size_t at = 8; at + 8 < count; at += 8) {
      uint64_t word;
      memcpy(&word, bytes + at, 8);
      head = (head ^ word) * golden;
    }
  } else if (count >= 4) {
    uint32_t first, last;
    memcpy(&first, bytes, 4);
    memcpy(&last, bytes + count - 4, 4);
    head = first;
    tail = last;
  } else {
    memcpy(&head, bytes, count);
  }
  __uint128_t product = (__uint128_t)(head ^ golden ^ count) * (tail ^ 0xD6E8FEB86659FD93ull);
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// Strings to numbers by open addressing. The strings are not copied.
class StringTable {
public:
  static constexpr uint32_t absent = ~0u;

  explicit StringTable(size_t expected) {
    size_t capacity = 16;
    while (capacity < expected * 2) capacity *= 2;
    slots.assign(capacity, {0, absent, nullptr, 0});
    mask = capacity - 1;
  }

  uint32_t find(std::string_view key) const {
    uint64_t hash = hash_bytes(key.data(), key.size());
    for (uint64_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot &slot = slots[at];
      if (slot.number == absent) return absent;
      if (slot.hash == (uint32_t)(hash >> 32) && slot.count == key.size() && !memcmp(slot.bytes, key.data(), key.size()))
        return slot.number;
    }
  }

  void insert(std::string_view key, uint32_t number) {
    uint64_t hash = hash_bytes(key.data(), key.size()), at = hash & mask;
    while (slots[at].number != absent) at = (at + 1) & mask;
    slots[at] = {(uint32_t)(hash >> 32), number, key.data(), (uint32_t)key.size()};
  }

private:
  struct Slot {
    uint32_t hash, number;
    const char *bytes;
    uint32_t count;
  };
  std::vector<Slot> slots;
  uint64_t mask;
};

/// Tag rules: each tag that has one, with the sorted numbers of its members in one flat array.
struct TagRules {
  std::string text;                       // what the views point into
  std::vector<std::string_view> members;  // sorted by name, which is their declaration order
  StringTable tags{0};
  std::vector<uint32_t> starts;  // of each tag's members in `recipients`; one more row, without members, at the end
  std::vector<uint16_t> recipients;

  /// Reads lines of tag, tab, member.
  explicit TagRules(const std::string &path) : text(contents(path)) {
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (auto line : split(text, '\n')) {
      size_t tab = line.find('\t');
      pairs.push_back({line.substr(0, tab), line.substr(tab + 1)});
      members.push_back(pairs.back().second);
    }
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());

    tags = StringTable(pairs.size());
    std::vector<std::vector<uint16_t>> rows;
    for (auto &[tag, member] : pairs) {
      uint32_t row = tags.find(tag);
      if (row == StringTable::absent) {
        row = rows.size();
        tags.insert(tag, row);
        rows.emplace_back();
      }
      rows[row].push_back(std::lower_bound(members.begin(), members.end(), member) - members.begin());
    }
    starts.push_back(0);
    for (auto &row : rows) {
      std::sort(row.begin(), row.end());
      recipients.insert(recipients.end(), row.begin(), row.end());
      starts.push_back(recipients.size());
    }
    starts.push_back(recipients.size());
  }

  /// The row of a tag without rules.
  uint32_t empty_row() const { return starts.size() - 2; }

  /// Merges the members of a row into the sorted numbers at `output`, each once; returns their new count.
  uint32_t merge(uint32_t row, uint16_t *output, uint32_t count) const {
    const uint32_t end = starts[row + 1];
    for (uint32_t at = starts[row]; at < end; at++) {
      uint16_t member = recipients[at];
      uint32_t place = count;
      while (place && output[place - 1] > member) place--;
      if (place && output[place - 1] == member) continue;
      for (uint32_t moved = count; moved > place; moved--) output[moved] = output[moved - 1];
      output[place] = member;
      count++;
    }
    return count;
  }
};

}  // namespace bench
