#pragma once
// Random numbers that are counted, not run through: number k of stream n of a seed is the same on every machine, in
// whatever order and on however many threads it is asked for.
#include <cstdint>

namespace parley {

/// SplitMix64's mixing function (Steele, Lea & Flood 2014) on a counter.
class RandomStream {
public:
    /// A stream for one draw of a study: `stream` is the draw's number.
    RandomStream(std::uint64_t seed, std::uint64_t stream) : key_(mixed(mixed(seed + step) ^ (stream * step))) {}

    /// 64 random bits, the next of this stream.
    std::uint64_t bits() { return mixed(key_ + step * ++count_); }

    /// A whole number below `bound` (at least 1), all equally likely.
    std::uint64_t below(std::uint64_t bound) {
        const std::uint64_t uneven =
            (0 - bound) % bound;  // 2^64 modulo bound: the values that some numbers would have more of
        while (true)
            if (const std::uint64_t value = bits(); value >= uneven) return value % bound;
    }

private:
    static constexpr std::uint64_t step = 0x9e3779b97f4a7c15ULL;
    static constexpr std::uint64_t mixed(std::uint64_t value) {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }

    std::uint64_t key_;
    std::uint64_t count_ = 0;
};

}  // namespace parley
