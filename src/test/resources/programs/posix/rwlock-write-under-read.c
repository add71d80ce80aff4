#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value;

static void *change(void *unused)
{
	pthread_rwlock_rdlock(&lock);
	value++; // expect: data-race on value
	pthread_rwlock_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, change, 0);
	pthread_create(&other, 0, change, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
