/* Preloaded into the program under test: lets the n-th write, fsync, rename or creation below a folder fail, as a
 * disk would. A page shared with the test says which one and counts them:
 *   calls so far, the call that fails (0: none), its errno, all from there on (0: only that one), failed so far,
 *   which calls count (0: all, 1: fsync, 2: those that change names and lengths), and what failed, as text.
 * What goes on outside of the folder, through sockets and into the log of the server is left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

struct control {
    _Atomic long calls, fail_at, error, onwards, failed, which;
    char what[256];
};

static struct control *control;
static char folder[PATH_MAX];

__attribute__((constructor)) static void begin(void) {
    const char *page = getenv("FAULT_PAGE"), *below = getenv("FAULT_BELOW");
    if (!page || !below) return;
    int file = open(page, O_RDWR);
    void *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared == MAP_FAILED) return;
    snprintf(folder, sizeof folder, "%s/", below);
    control = shared;
}

static int fails(const char *call, const char *path) {
    if (!control || strncmp(path, folder, strlen(folder)) != 0) return 0;
    const char *name = path + strlen(folder);
    if (strcmp(name, "server.log") == 0) return 0;
    /* A disk that was made read-only has nothing left to sync. */
    int sync = strcmp(call, "fsync") == 0;
    if (control->onwards && sync) return 0;
    if (control->which == 1 && !sync) return 0;
    if (control->which == 2 && (sync || strcmp(call, "write") == 0)) return 0;
    long n = ++control->calls, at = control->fail_at;
    if (at == 0 || n < at || (n > at && !control->onwards)) return 0;
    if (control->failed++ == 0) snprintf(control->what, sizeof control->what, "%s %s", call, name);
    errno = (int)control->error;
    return 1;
}

static int fails_at(const char *call, int file) {
    char link[64], path[PATH_MAX];
    if (!control) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int f, const void *b, size_t n) { return fails_at("write", f) ? -1 : REAL(write)(f, b, n); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { return fails_at("write", f) ? -1 : REAL(pwrite)(f, b, n, o); }
ssize_t pwrite64(int f, const void *b, size_t n, off64_t o) { return fails_at("write", f) ? -1 : REAL(pwrite64)(f, b, n, o); }
ssize_t writev(int f, const struct iovec *v, int n) { return fails_at("write", f) ? -1 : REAL(writev)(f, v, n); }
int fsync(int f) { return fails_at("fsync", f) ? -1 : REAL(fsync)(f); }
int fdatasync(int f) { return fails_at("fsync", f) ? -1 : REAL(fdatasync)(f); }
int ftruncate(int f, off_t n) { return fails_at("truncate", f) ? -1 : REAL(ftruncate)(f, n); }
int ftruncate64(int f, off64_t n) { return fails_at("truncate", f) ? -1 : REAL(ftruncate64)(f, n); }
int rename(const char *from, const char *to) { return fails("rename", to) ? -1 : REAL(rename)(from, to); }

static int creates(const char *path, int flags) { return (flags & O_CREAT) && path && path[0] == '/' && fails("create", path); }

#define OPEN(name)                                                     \
    int name(const char *path, int flags, ...) {                       \
        va_list more;                                                  \
        va_start(more, flags);                                         \
        mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;    \
        va_end(more);                                                  \
        return creates(path, flags) ? -1 : REAL(name)(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)
