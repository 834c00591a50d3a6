// Debian's archives of yaml-cpp and SQLite, and ours of the release, are compiled for programs: they read this variable
// of the C library by its address, which only a program may. A module of Python gets one of its own, which says that
// there may be other threads, as there may: reference counts are then atomic, as they would be.
extern "C" {
extern __attribute__((visibility("hidden"))) char __libc_single_threaded;
char __libc_single_threaded = 0;
}
