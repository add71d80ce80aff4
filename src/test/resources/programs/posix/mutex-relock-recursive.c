// expect: none
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock;
static int depth;

static void inner(void)
{
	pthread_mutex_lock(&lock);
	depth++;
	pthread_mutex_unlock(&lock);
}

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	inner();
	depth++;
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_mutexattr_t attr;
	pthread_t thread;

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&lock, &attr);
	pthread_create(&thread, 0, work, 0);
	work(0);
	pthread_join(thread, 0);
	assert(depth == 4);
	pthread_mutex_destroy(&lock);
	return 0;
}
