#include <pthread.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t b = PTHREAD_MUTEX_INITIALIZER;

static void *forth(void *unused)
{
	pthread_mutex_lock(&a);
	pthread_mutex_lock(&b); // expect: deadlock // expect: lock-order
	pthread_mutex_unlock(&b);
	pthread_mutex_unlock(&a);
	return unused;
}

static void *back(void *unused)
{
	pthread_mutex_lock(&b);
	pthread_mutex_lock(&a); // expect: deadlock // expect: lock-order
	pthread_mutex_unlock(&a);
	pthread_mutex_unlock(&b);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, forth, 0);
	pthread_create(&other, 0, back, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
