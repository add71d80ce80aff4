// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <time.h>

static pthread_rwlock_t lock;

static void *other(void *writer)
{
	struct timespec until = { 0, 0 };

	if (writer) {
		assert(pthread_rwlock_timedwrlock(&lock, &until) == ETIMEDOUT);
		assert(pthread_rwlock_timedrdlock(&lock, &until) == ETIMEDOUT);
	} else {
		assert(pthread_rwlock_timedwrlock(&lock, &until) == ETIMEDOUT);
		assert(pthread_rwlock_timedrdlock(&lock, &until) == 0);
		assert(pthread_rwlock_unlock(&lock) == 0);
	}
	return 0;
}

int main(void)
{
	struct timespec until = { 0, 0 };
	pthread_rwlockattr_t attr;
	pthread_t thread;

	assert(pthread_rwlockattr_init(&attr) == 0);
	assert(pthread_rwlockattr_setpshared(&attr, PTHREAD_PROCESS_PRIVATE) == 0);
	assert(pthread_rwlockattr_setkind_np(&attr, PTHREAD_RWLOCK_PREFER_READER_NP) == 0);
	assert(pthread_rwlock_init(&lock, &attr) == 0);
	assert(pthread_rwlockattr_destroy(&attr) == 0);
	assert(pthread_rwlock_timedwrlock(&lock, &until) == 0);
	pthread_create(&thread, 0, other, &lock);
	pthread_join(thread, 0);
	assert(pthread_rwlock_unlock(&lock) == 0);
	assert(pthread_rwlock_timedrdlock(&lock, &until) == 0);
	pthread_create(&thread, 0, other, 0);
	pthread_join(thread, 0);
	assert(pthread_rwlock_unlock(&lock) == 0);
	assert(pthread_rwlock_destroy(&lock) == 0);
	return 0;
}
