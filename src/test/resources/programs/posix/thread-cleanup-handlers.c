// expect: none
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int cleaned;

static void clean(void *argument)
{
	cleaned++;
	pthread_mutex_unlock(argument);
}

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	pthread_cleanup_push(clean, &lock);
	pthread_exit(unused);
	pthread_cleanup_pop(0);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	pthread_join(thread, 0);
	assert(cleaned == 1);
	return 0;
}
