#ifndef _THREADS_H
#define _THREADS_H
#include <time.h>
typedef unsigned long thrd_t;
typedef int (*thrd_start_t)(void *);
typedef struct { long __state[5]; } mtx_t;
typedef struct { long __state[6]; } cnd_t;
typedef unsigned int tss_t;
typedef void (*tss_dtor_t)(void *);
typedef struct { int __state; } once_flag;
enum { mtx_plain = 0, mtx_recursive = 1, mtx_timed = 2 };
enum { thrd_success = 0, thrd_busy = 1, thrd_error = 2, thrd_nomem = 3, thrd_timedout = 4 };
#define ONCE_FLAG_INIT { 0 }
#define TSS_DTOR_ITERATIONS 4
#define thread_local _Thread_local
int thrd_create(thrd_t *thread, thrd_start_t run, void *argument);
int thrd_join(thrd_t thread, int *result);
int thrd_detach(thrd_t thread);
int thrd_equal(thrd_t one, thrd_t other);
thrd_t thrd_current(void);
void thrd_exit(int result) __attribute__((__noreturn__));
void thrd_yield(void);
int thrd_sleep(const struct timespec *span, struct timespec *left);
int mtx_init(mtx_t *mutex, int kind);
void mtx_destroy(mtx_t *mutex);
int mtx_lock(mtx_t *mutex);
int mtx_trylock(mtx_t *mutex);
int mtx_timedlock(mtx_t *mutex, const struct timespec *until);
int mtx_unlock(mtx_t *mutex);
int cnd_init(cnd_t *cond);
void cnd_destroy(cnd_t *cond);
int cnd_signal(cnd_t *cond);
int cnd_broadcast(cnd_t *cond);
int cnd_wait(cnd_t *cond, mtx_t *mutex);
int cnd_timedwait(cnd_t *cond, mtx_t *mutex, const struct timespec *until);
void call_once(once_flag *once, void (*run)(void));
int tss_create(tss_t *key, tss_dtor_t destroy);
void tss_delete(tss_t key);
void *tss_get(tss_t key);
int tss_set(tss_t key, void *value);
#endif
