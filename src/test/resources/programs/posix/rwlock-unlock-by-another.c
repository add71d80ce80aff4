#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void *work(void *unused)
{
	pthread_rwlock_unlock(&lock); // expect: lock-misuse on another thread
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_rwlock_wrlock(&lock);
	pthread_create(&thread, 0, work, 0);
	pthread_join(thread, 0);
	pthread_rwlock_rdlock(&lock);
	pthread_rwlock_destroy(&lock); // expect: lock-misuse on is destroyed
	pthread_rwlock_wrlock(&lock); // expect: lock-misuse on was destroyed
	return 0;
}
