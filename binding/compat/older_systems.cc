// What lets a build made on a recent system run on older ones too: Debian 11, Ubuntu 20.04, RHEL 9. A linker
// takes the newest version of each symbol, though these have not changed but for where they lie.
// CMakeLists.txt has the linker send the calls here (--wrap), and from here they go to the oldest version.
//
// scripts/prebuild.mjs refuses a prebuilt addon that needs more than these systems have.
#include <dlfcn.h>
#include <pthread.h>

#include <sstream>

#if defined(__x86_64__)
#define OLDEST "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define OLDEST "GLIBC_2.17"
#else
#error "the oldest version of glibc for this processor is not known here"
#endif

#define OLD_SYMBOL(name, version) __asm__(".symver old_" #name "," #name "@" version)

extern "C" {

// Part of libdl and libpthread before glibc 2.34.
OLD_SYMBOL(dlopen, OLDEST);
OLD_SYMBOL(dlclose, OLDEST);
OLD_SYMBOL(dlsym, OLDEST);
OLD_SYMBOL(dlerror, OLDEST);
OLD_SYMBOL(dladdr, OLDEST);
OLD_SYMBOL(pthread_once, OLDEST);
void* old_dlopen(const char*, int);
int old_dlclose(void*);
void* old_dlsym(void*, const char*);
char* old_dlerror();
int old_dladdr(const void*, Dl_info*);
int old_pthread_once(pthread_once_t*, void (*)());

void* __wrap_dlopen(const char* file, int mode) { return old_dlopen(file, mode); }
int __wrap_dlclose(void* handle) { return old_dlclose(handle); }
void* __wrap_dlsym(void* handle, const char* name) { return old_dlsym(handle, name); }
char* __wrap_dlerror() { return old_dlerror(); }
int __wrap_dladdr(const void* address, Dl_info* info) { return old_dladdr(address, info); }
int __wrap_pthread_once(pthread_once_t* control, void (*routine)()) {
  return old_pthread_once(control, routine);
}

// std::condition_variable::wait(std::unique_lock<std::mutex>&), of a new version with gcc 12, as it may be
// cancelled there.
OLD_SYMBOL(_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE, "GLIBCXX_3.4.11");
void old__ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE(void*, void*);
void __wrap__ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE(void* condition, void* lock) {
  old__ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE(condition, lock);
}

// libstdc++'s headers ask it whether reference counts may do without atomic operations. Here they never do.
__attribute__((visibility("hidden"))) char __libc_single_threaded = 0;
}

// C++20's overload of str(), which libstdc++.so has only from gcc 11 on.
template std::string std::basic_stringbuf<char>::str() const&;
