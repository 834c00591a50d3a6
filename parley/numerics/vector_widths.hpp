#pragma once
// PARLEY_VECTOR: one function, several instruction sets, the best of them picked when the program starts. Not under
// sanitizers, whose runtime is not up yet when that choice is made, and not in a page. PARLEY_WITHIN: a part of such a
// function, compiled with it.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PARLEY_VECTOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define PARLEY_VECTOR
#endif
#define PARLEY_WITHIN __attribute__((always_inline)) inline
