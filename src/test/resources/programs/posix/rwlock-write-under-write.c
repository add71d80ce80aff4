// expect: none
#include <assert.h>
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value, copy;

static void *change(void *unused)
{
	pthread_rwlock_wrlock(&lock);
	value++;
	copy++;
	pthread_rwlock_unlock(&lock);
	return unused;
}

static void *look(void *unused)
{
	pthread_rwlock_rdlock(&lock);
	assert(value == copy);
	pthread_rwlock_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t threads[3];

	pthread_create(&threads[0], 0, change, 0);
	pthread_create(&threads[1], 0, look, 0);
	pthread_create(&threads[2], 0, look, 0);
	pthread_join(threads[0], 0);
	pthread_join(threads[1], 0);
	pthread_join(threads[2], 0);
	return 0;
}
