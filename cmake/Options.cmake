# How our own sources are compiled. All of it holds for this folder and those below, none of it for what links the library.

# -ffp-contract=off: the same sums on every processor, whichever vector width is chosen at run time.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -ffp-contract=off)
# Eigen under MPL-2 alone, with the same sums whatever vectors a machine has.
add_compile_definitions(EIGEN_MPL2_ONLY EIGEN_DONT_VECTORIZE)
# clang counts what other files of a unity build declare; file by file, and for g++, shadowing is looked for.
if(NOT (CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang") AND NOT EMSCRIPTEN)
  add_compile_options(-Wshadow)
endif()
# g++ 12 warns of overlapping copies in "literal" + std::string where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict)
endif()
if(PARLEY_SANITIZE)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "PARLEY_SANITIZE needs clang, whose libFuzzer runs in the same build: set CMAKE_CXX_COMPILER=clang++-14")
  endif()
  # Reports of every comparison took half of a fuzz target's time, and found no more: docs/decisions/0010-builds.md.
  add_compile_options(-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-coverage=trace-cmp
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(PARLEY_SANITIZE_THREADS)
  add_compile_options(-fsanitize=thread)
  add_link_options(-fsanitize=thread)
endif()
if(PARLEY_PORTABLE)
  add_link_options(-static-libstdc++ -static-libgcc)
endif()
