// expect: none
// executions: 2
#include <pthread.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t b = PTHREAD_MUTEX_INITIALIZER;

static void *both(void *unused)
{
	pthread_mutex_lock(&a);
	pthread_mutex_lock(&b);
	pthread_mutex_unlock(&b);
	pthread_mutex_unlock(&a);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, both, 0);
	pthread_create(&other, 0, both, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
