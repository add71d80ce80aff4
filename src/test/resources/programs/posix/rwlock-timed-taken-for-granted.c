#include <pthread.h>
#include <time.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value;

static void *work(void *unused)
{
	pthread_rwlock_wrlock(&lock);
	value = 1; // expect: data-race on value
	pthread_rwlock_unlock(&lock); // expect: lock-misuse
	return unused;
}

int main(void)
{
	struct timespec until = { 1, 0 };
	pthread_t thread;
	int seen;

	pthread_create(&thread, 0, work, 0);
	pthread_rwlock_timedrdlock(&lock, &until);
	seen = value; // expect: data-race on value
	pthread_rwlock_unlock(&lock); // expect: lock-misuse
	pthread_join(thread, 0);
	return seen;
}
