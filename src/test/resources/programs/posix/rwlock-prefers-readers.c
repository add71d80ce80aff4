// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value;

static void *write(void *unused)
{
	int error = pthread_rwlock_trywrlock(&lock);

	if (error) {
		assert(error == EBUSY);
		return unused;
	}
	value++;
	pthread_rwlock_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, write, 0);
	pthread_rwlock_rdlock(&lock);
	assert(value == 0 || value == 1);
	pthread_rwlock_unlock(&lock);
	pthread_join(thread, 0);
	pthread_rwlock_destroy(&lock);
	return 0;
}
