// Input that is mapped into memory, and output through one buffer, for floor programs that read and write streams.
#pragma once

#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace bench {

/// A file in memory, with readable zeroes behind it as simdjson wants them.
struct MappedFile {
  const char *bytes;
  size_t count;

  explicit MappedFile(const char *path) {
    int file = open(path, O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status)) throw std::runtime_error("cannot read the input");
    count = status.st_size;
    void *base = mmap(nullptr, count + 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    bytes = (const char *)mmap(base, count, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0);
    if (base == MAP_FAILED || bytes == MAP_FAILED) throw std::runtime_error("cannot map the input");
    madvise(base, count, MADV_SEQUENTIAL);
  }
};

class Output {
public:
  explicit Output(const char *path) : file(open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644)), buffer(1 << 20) {}

  void make_room(size_t count) {
    if (used + count > buffer.size()) flush();
  }
  void put(std::string_view text) {
    memcpy(&buffer[used], text.data(), text.size());
    used += text.size();
  }
  void put(uint64_t number) {
    char digits[20];
    char *first = digits + sizeof digits;
    do *--first = '0' + number % 10; while (number /= 10);
    put(std::string_view(first, digits + sizeof digits - first));
  }
  void flush() {
    for (size_t written = 0; written < used;) {
      ssize_t count = write(file, &buffer[written], used - written);
      if (count <= 0) throw std::runtime_error("cannot write");
      written += count;
    }
    used = 0;
  }

private:
  int file;
  std::vector<char> buffer;
  size_t used = 0;
};

}  // namespace bench
