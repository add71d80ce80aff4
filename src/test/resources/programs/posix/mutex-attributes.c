// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t checked, again, plain;

static void *other(void *unused)
{
	struct timespec until = { 0, 0 };

	assert(pthread_mutex_trylock(&again) == EBUSY);
	assert(pthread_mutex_timedlock(&again, &until) == ETIMEDOUT);
	assert(pthread_mutex_clocklock(&again, CLOCK_MONOTONIC, &until) == ETIMEDOUT);
	assert(pthread_mutex_unlock(&again) == EPERM);
	assert(pthread_mutex_unlock(&checked) == EPERM);
	return unused;
}

int main(void)
{
	struct timespec until = { 0, 0 };
	pthread_mutexattr_t attr;
	pthread_t thread;
	int kind;

	assert(pthread_mutexattr_init(&attr) == 0);
	assert(pthread_mutexattr_gettype(&attr, &kind) == 0 && kind == PTHREAD_MUTEX_DEFAULT);
	assert(pthread_mutexattr_settype(&attr, 77) == EINVAL);
	assert(pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_PRIVATE) == 0);
	assert(pthread_mutexattr_setprotocol(&attr, PTHREAD_PRIO_NONE) == 0);
	assert(pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_STALLED) == 0);
	assert(pthread_mutex_init(&plain, &attr) == 0);
	assert(pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_ERRORCHECK) == 0);
	assert(pthread_mutex_init(&checked, &attr) == 0);
	assert(pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE) == 0);
	assert(pthread_mutexattr_gettype(&attr, &kind) == 0 && kind == PTHREAD_MUTEX_RECURSIVE);
	assert(pthread_mutex_init(&again, &attr) == 0);
	assert(pthread_mutexattr_destroy(&attr) == 0);

	assert(pthread_mutex_lock(&checked) == 0 && pthread_mutex_lock(&checked) == EDEADLK);
	assert(pthread_mutex_trylock(&checked) == EBUSY);
	assert(pthread_mutex_timedlock(&checked, &until) == EDEADLK);
	assert(pthread_mutex_lock(&again) == 0 && pthread_mutex_trylock(&again) == 0);
	assert(pthread_mutex_timedlock(&again, &until) == 0);
	assert(pthread_mutex_clocklock(&again, CLOCK_MONOTONIC, &until) == 0);
	pthread_create(&thread, 0, other, 0);
	pthread_join(thread, 0);
	for (kind = 0; kind < 4; kind++)
		assert(pthread_mutex_unlock(&again) == 0);
	assert(pthread_mutex_unlock(&again) == EPERM);
	assert(pthread_mutex_unlock(&checked) == 0 && pthread_mutex_unlock(&checked) == EPERM);
	assert(pthread_mutex_trylock(&plain) == 0 && pthread_mutex_trylock(&plain) == EBUSY);
	assert(pthread_mutex_timedlock(&plain, &until) == ETIMEDOUT);
	assert(pthread_mutex_unlock(&plain) == 0);
	assert(pthread_mutex_destroy(&plain) == 0 && pthread_mutex_destroy(&checked) == 0);
	assert(pthread_mutex_destroy(&again) == 0);
	return 0;
}
