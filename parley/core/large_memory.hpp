#pragma once
// Memory of arrays that are filled once and then read as a whole, again and again.
#include <cstddef>
#include <new>
#include <utility>
#include <vector>

#if defined(__linux__) && !defined(__EMSCRIPTEN__)
#include <sys/mman.h>
#endif

namespace parley {

/// Of a std::vector: what it is resized to is not set, which would be one more pass over it, and where the system has
/// large pages for those who ask, a large array is in them: a solve of 160×65 else waits for 13,000 pages.
template <class Number>
class LargeMemory {
public:
    using value_type = Number;
    LargeMemory() = default;
    template <class Other>
    LargeMemory(const LargeMemory<Other>&) {}

    Number* allocate(std::size_t count) {
        const std::size_t size = count * sizeof(Number);
        if (size < worth_it) return static_cast<Number*>(::operator new(size));
        void* memory = ::operator new(size, page);
#ifdef MADV_HUGEPAGE
        // Whole pages alone: of the last part no more is taken than is used. Advice: where it is not taken all is as
        // well.
        (void)::madvise(memory, size / large_page * large_page, MADV_HUGEPAGE);
#endif
        return static_cast<Number*>(memory);
    }
    void deallocate(Number* memory, std::size_t count) {
        if (count * sizeof(Number) < worth_it)
            ::operator delete(memory);
        else
            ::operator delete(memory, page);
    }
    template <class Item>
    void construct(Item* at) {
        ::new (static_cast<void*>(at)) Item;
    }
    template <class Item, class... Values>
    void construct(Item* at, Values&&... values) {
        ::new (static_cast<void*>(at)) Item(std::forward<Values>(values)...);
    }
    bool operator==(const LargeMemory&) const = default;

private:
    static constexpr std::size_t large_page = std::size_t{1} << 21, worth_it = 2 * large_page;
#ifdef MADV_HUGEPAGE
    static constexpr std::align_val_t page{large_page};
#else
    static constexpr std::align_val_t page{alignof(std::max_align_t)};
#endif
};

using LargeArray = std::vector<double, LargeMemory<double>>;

}  // namespace parley
