#include "CXXHash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

_Static_assert(sizeof(XXH3_state_t) <= PB_XXH3_SIZE, "the header says how much memory a running sum needs");
_Static_assert(_Alignof(XXH3_state_t) <= PB_XXH3_ALIGNMENT, "and where it may lie");

uint64_t pb_xxh3_64(const void *bytes, size_t length, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes, length, seed);
}

void pb_xxh3_128_begin(void *sum) { XXH3_128bits_reset(sum); }

void pb_xxh3_128_add(void *sum, const void *bytes, size_t length) { XXH3_128bits_update(sum, bytes, length); }

void pb_xxh3_128_read(const void *sum, uint8_t bytes[16]) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(sum));
  for (int i = 0; i < 16; i++) bytes[i] = canonical.digest[i];
}
