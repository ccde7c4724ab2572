// Where a byte stands among 64 bytes, as 64 bits. Swift has no words for the instructions that compare sixteen bytes at
// once and make bits of what they find; looking through a hundred thousand names for a letter is little else.
#ifndef CPLACES_H
#define CPLACES_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// The bit of each place where the byte stands, the first place the lowest. All 64 bytes are read.
static inline uint64_t places_of_byte(const uint8_t *bytes, uint8_t wanted) {
    uint64_t places = 0;
#if defined(__SSE2__)
    __m128i pattern = _mm_set1_epi8((char)wanted);
    for (int block = 0; block < 4; block++) {
        __m128i found = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * block)), pattern);
        places |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << (16 * block);
    }
#else
    const uint64_t low = 0x7F7F7F7F7F7F7F7F, pattern = wanted * UINT64_C(0x0101010101010101);
    for (int block = 0; block < 8; block++) {
        uint64_t differing;
        memcpy(&differing, bytes + 8 * block, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        differing = __builtin_bswap64(differing);
#endif
        differing ^= pattern;
        // The top bit of each byte that is nought, then all eight side by side.
        uint64_t equal = ~(((differing & low) + low) | differing | low);
        places |= (((equal >> 7) * UINT64_C(0x0102040810204080)) >> 56) << (8 * block);
    }
#endif
    return places;
}

#endif
