#include <threads.h>

static mtx_t lock;
static cnd_t ready;
static int done;

static int work(void *unused)
{
	done = 1; // expect: data-race on done
	cnd_signal(&ready);
	return 0;
}

int main(void)
{
	thrd_t thread;

	mtx_init(&lock, mtx_plain);
	cnd_init(&ready);
	thrd_create(&thread, work, 0);
	mtx_lock(&lock);
	while (!done) // expect: data-race on done
		cnd_wait(&ready, &lock); // expect: deadlock
	mtx_unlock(&lock);
	thrd_join(thread, 0);
	return 0;
}
