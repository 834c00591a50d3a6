#pragma once
// PARLEY_VECTOR: one function, several instruction sets, the best of them picked when the program starts. Not under
// sanitizers, whose runtime is not up yet when that choice is made, and not in a page. PARLEY_WITHIN: a part of such a
// function, compiled with it. PARLEY_WIDEST, where there is one: a function for the widest registers alone, to be
// called where PARLEY_HAS_WIDEST says that the machine has them.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PARLEY_VECTOR __attribute__((target_clones("avx512f", "avx2", "default")))
#define PARLEY_WIDEST __attribute__((target("avx512f")))
#define PARLEY_HAS_WIDEST __builtin_cpu_supports("avx512f")
#else
#define PARLEY_VECTOR
#endif
#define PARLEY_WITHIN __attribute__((always_inline)) inline
