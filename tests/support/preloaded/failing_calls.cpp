// Loaded before the program (LD_PRELOAD): of one kind of call to the system the nth fails, or all from the nth on.
//   PARLEY_FAULT=write:7          the seventh write fails, as on a disk that is full; write:7+ all from the seventh
//   PARLEY_FAULT_COUNTS=FILE      how many calls of each kind there were, a line each, when the program ends
// Kinds: open, read, write, sync, rename, allocation, thread. What happens before main() and after it is left alone.
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

extern "C" {
void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);
void* __libc_memalign(size_t, size_t);
}

namespace {

enum Kind { opening, reading, writing, syncing, renaming, allocation, threading, kinds };
constexpr const char* names[kinds] = {"open", "read", "write", "sync", "rename", "allocation", "thread"};
constexpr int problems[kinds] = {EMFILE, EIO, ENOSPC, EIO, EACCES, ENOMEM, EAGAIN};

long counts[kinds];
bool armed = false;
int failing = kinds;
long at = 0;
bool from_then_on = false;
char counts_file[4096];

bool fails(Kind kind) {
    if (!__atomic_load_n(&armed, __ATOMIC_RELAXED)) return false;
    const long k = __atomic_add_fetch(&counts[kind], 1, __ATOMIC_RELAXED);
    if (kind != failing || (from_then_on ? k < at : k != at)) return false;
    errno = problems[kind];
    return true;
}

template <class Function>
Function* next(Function*, const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

void tell_counts() {
    if (counts_file[0] == '\0') return;
    const long file = syscall(SYS_openat, AT_FDCWD, counts_file, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file < 0) return;
    for (int kind = 0; kind < kinds; ++kind) {
        char line[64];
        const int size = snprintf(line, sizeof line, "%s %ld\n", names[kind], counts[kind]);
        if (syscall(SYS_write, file, line, static_cast<size_t>(size)) < 0) break;
    }
    syscall(SYS_close, file);
    counts_file[0] = '\0';
}

int (*real_main)(int, char**, char**) = nullptr;

void read_what_is_asked() {
    if (const char* file = getenv("PARLEY_FAULT_COUNTS"); file != nullptr && strlen(file) < sizeof counts_file)
        strcpy(counts_file, file);
    const char* asked = getenv("PARLEY_FAULT");
    const char* colon = asked == nullptr ? nullptr : strchr(asked, ':');
    if (colon == nullptr) return;
    for (int kind = 0; kind < kinds; ++kind)
        if (strncmp(asked, names[kind], static_cast<size_t>(colon - asked)) == 0) failing = kind;
    char* end = nullptr;
    at = strtol(colon + 1, &end, 10);
    from_then_on = *end == '+';
}

int main_with_faults(int argc, char** argv, char** environment) {
    read_what_is_asked();
    __atomic_store_n(&armed, true, __ATOMIC_RELAXED);
    const int code = real_main(argc, argv, environment);
    __atomic_store_n(&armed, false, __ATOMIC_RELAXED);
    tell_counts();
    return code;
}

}  // namespace

extern "C" {

int __libc_start_main(int (*main)(int, char**, char**), int argc, char** argv, void (*init)(), void (*fini)(),
                      void (*rtld_fini)(), void* stack_end) {
    real_main = main;
    return next(&__libc_start_main, "__libc_start_main")(main_with_faults, argc, argv, init, fini, rtld_fini,
                                                         stack_end);
}

ssize_t write(int file, const void* bytes, size_t size) {
    static const auto real = next(&write, "write");
    return fails(writing) ? -1 : real(file, bytes, size);
}
ssize_t writev(int file, const struct iovec* pieces, int count) {
    static const auto real = next(&writev, "writev");
    return fails(writing) ? -1 : real(file, pieces, count);
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t where) {
    static const auto real = next(&pwrite, "pwrite");
    return fails(writing) ? -1 : real(file, bytes, size, where);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t where) {
    static const auto real = next(&pwrite64, "pwrite64");
    return fails(writing) ? -1 : real(file, bytes, size, where);
}
ssize_t read(int file, void* bytes, size_t size) {
    static const auto real = next(&read, "read");
    return fails(reading) ? -1 : real(file, bytes, size);
}
ssize_t readv(int file, const struct iovec* pieces, int count) {
    static const auto real = next(&readv, "readv");
    return fails(reading) ? -1 : real(file, pieces, count);
}
ssize_t pread(int file, void* bytes, size_t size, off_t where) {
    static const auto real = next(&pread, "pread");
    return fails(reading) ? -1 : real(file, bytes, size, where);
}
ssize_t pread64(int file, void* bytes, size_t size, off64_t where) {
    static const auto real = next(&pread64, "pread64");
    return fails(reading) ? -1 : real(file, bytes, size, where);
}
int open(const char* path, int flags, ...) {
    static const auto real = next(&open, "open");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails(opening) ? -1 : real(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    static const auto real = next(&open64, "open64");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails(opening) ? -1 : real(path, flags, mode);
}
FILE* fopen(const char* path, const char* mode) {
    static const auto real = next(&fopen, "fopen");
    return fails(opening) ? nullptr : real(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
    static const auto real = next(&fopen64, "fopen64");
    return fails(opening) ? nullptr : real(path, mode);
}
int fsync(int file) {
    static const auto real = next(&fsync, "fsync");
    return fails(syncing) ? -1 : real(file);
}
int fdatasync(int file) {
    static const auto real = next(&fdatasync, "fdatasync");
    return fails(syncing) ? -1 : real(file);
}
int rename(const char* from, const char* to) {
    static const auto real = next(&rename, "rename");
    return fails(renaming) ? -1 : real(from, to);
}
int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*), void* of) {
    static const auto real = next(&pthread_create, "pthread_create");
    return fails(threading) ? EAGAIN : real(thread, attributes, work, of);
}

void* malloc(size_t size) {
    return fails(allocation) ? nullptr : __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
    return fails(allocation) ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* bytes, size_t size) {
    return fails(allocation) ? nullptr : __libc_realloc(bytes, size);
}
void* aligned_alloc(size_t to, size_t size) {
    return fails(allocation) ? nullptr : __libc_memalign(to, size);
}
void* memalign(size_t to, size_t size) {
    return fails(allocation) ? nullptr : __libc_memalign(to, size);
}
int posix_memalign(void** bytes, size_t to, size_t size) {
    if (fails(allocation)) return ENOMEM;
    *bytes = __libc_memalign(to, size);
    return *bytes == nullptr ? ENOMEM : 0;
}
}
