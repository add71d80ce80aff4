#include <errno.h>
#include <interleave.h>
#include <pthread.h>
#include <threads.h>

static int outcome(int error)
{
	return !error ? thrd_success
	       : error == EBUSY ? thrd_busy
	       : error == ETIMEDOUT ? thrd_timedout : thrd_error;
}

static void run(void *function, void *argument)
{
	pthread_exit((void *)(long)((thrd_start_t)function)(argument));
}

int thrd_create(thrd_t *thread, thrd_start_t function, void *argument)
{
	il_atomic_begin();
	*thread = il_spawn_two(0, run, (void *)function, argument) + 1;
	il_atomic_end();
	return thrd_success;
}

int thrd_join(thrd_t thread, int *result)
{
	void *value;
	int error = pthread_join(thread, &value);

	if (!error && result)
		*result = (int)(long)value;
	return outcome(error);
}

int thrd_detach(thrd_t thread)
{
	return outcome(pthread_detach(thread));
}

int thrd_equal(thrd_t one, thrd_t other)
{
	return one == other;
}

thrd_t thrd_current(void)
{
	return pthread_self();
}

void thrd_exit(int result)
{
	pthread_exit((void *)(long)result);
}

void thrd_yield(void)
{
}

int thrd_sleep(const struct timespec *span, struct timespec *left)
{
	return nanosleep(span, left);
}

int mtx_init(mtx_t *mutex, int kind)
{
	pthread_mutexattr_t attr;

	attr.__kind = kind & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL;
	return outcome(pthread_mutex_init((pthread_mutex_t *)mutex, &attr));
}

void mtx_destroy(mtx_t *mutex)
{
	pthread_mutex_destroy((pthread_mutex_t *)mutex);
}

int mtx_lock(mtx_t *mutex)
{
	return outcome(pthread_mutex_lock((pthread_mutex_t *)mutex));
}

int mtx_trylock(mtx_t *mutex)
{
	return outcome(pthread_mutex_trylock((pthread_mutex_t *)mutex));
}

int mtx_timedlock(mtx_t *mutex, const struct timespec *until)
{
	return outcome(pthread_mutex_timedlock((pthread_mutex_t *)mutex, until));
}

int mtx_unlock(mtx_t *mutex)
{
	return outcome(pthread_mutex_unlock((pthread_mutex_t *)mutex));
}

int cnd_init(cnd_t *cond)
{
	return outcome(pthread_cond_init((pthread_cond_t *)cond, 0));
}

void cnd_destroy(cnd_t *cond)
{
	pthread_cond_destroy((pthread_cond_t *)cond);
}

int cnd_signal(cnd_t *cond)
{
	return outcome(pthread_cond_signal((pthread_cond_t *)cond));
}

int cnd_broadcast(cnd_t *cond)
{
	return outcome(pthread_cond_broadcast((pthread_cond_t *)cond));
}

int cnd_wait(cnd_t *cond, mtx_t *mutex)
{
	return outcome(pthread_cond_wait((pthread_cond_t *)cond, (pthread_mutex_t *)mutex));
}

int cnd_timedwait(cnd_t *cond, mtx_t *mutex, const struct timespec *until)
{
	return outcome(
		pthread_cond_timedwait((pthread_cond_t *)cond, (pthread_mutex_t *)mutex, until));
}

void call_once(once_flag *once, void (*function)(void))
{
	pthread_once((pthread_once_t *)once, function);
}

int tss_create(tss_t *key, tss_dtor_t destroy)
{
	return outcome(pthread_key_create(key, destroy));
}

void tss_delete(tss_t key)
{
	pthread_key_delete(key);
}

void *tss_get(tss_t key)
{
	return pthread_getspecific(key);
}

int tss_set(tss_t key, void *value)
{
	return outcome(pthread_setspecific(key, value));
}
