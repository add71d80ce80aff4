// expect: none
#include <assert.h>
#include <pthread.h>

static __thread int own = 1;
static _Thread_local int other;

static void *work(void *unused)
{
	own++;
	other += 3;
	assert(own == 2 && other == 3);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, work, 0);
	work(0);
	pthread_join(thread, 0);
	return 0;
}
