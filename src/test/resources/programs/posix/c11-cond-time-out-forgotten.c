#include <assert.h>
#include <threads.h>
#include <time.h>

static mtx_t lock;
static cnd_t ready;
static int done;

static int work(void *unused)
{
	mtx_lock(&lock);
	done = 1;
	cnd_broadcast(&ready);
	mtx_unlock(&lock);
	return 0;
}

int main(void)
{
	struct timespec until = { 1, 0 };
	thrd_t thread;

	mtx_init(&lock, mtx_plain);
	cnd_init(&ready);
	thrd_create(&thread, work, 0);
	mtx_lock(&lock);
	if (!done)
		cnd_timedwait(&ready, &lock, &until);
	assert(done); // expect: assertion
	mtx_unlock(&lock);
	thrd_join(thread, 0);
	cnd_destroy(&ready);
	mtx_destroy(&lock);
	return 0;
}
