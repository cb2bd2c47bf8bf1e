/// A thin C face over xxHash, whose code the compiler takes from its header: the program needs no library for it.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// XXH3 of 64 bits over some bytes. Another seed gives another sum.
uint64_t pb_xxh3_64(const void *bytes, size_t length, uint64_t seed);

/// How much memory a running sum needs, and on which multiple it must lie.
#define PB_XXH3_SIZE 576
#define PB_XXH3_ALIGNMENT 64

/// XXH3 of 128 bits over bytes that come piece by piece: the caller owns the memory of the running sum.
void pb_xxh3_128_begin(void *sum);
void pb_xxh3_128_add(void *sum, const void *bytes, size_t length);
/// The sum of what came until now, in the order of bytes in which it is printed. More may be added.
void pb_xxh3_128_read(const void *sum, uint8_t bytes[16]);
