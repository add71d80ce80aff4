#include <threads.h>
#include <time.h>

static mtx_t lock;
static int counter;

static int work(void *unused)
{
	mtx_trylock(&lock);
	counter++; // expect: data-race on counter
	mtx_unlock(&lock); // expect: lock-misuse
	return 0;
}

int main(void)
{
	struct timespec until = { 1, 0 };
	thrd_t thread;

	mtx_init(&lock, mtx_timed);
	thrd_create(&thread, work, 0);
	mtx_timedlock(&lock, &until);
	counter++; // expect: data-race on counter
	mtx_unlock(&lock); // expect: lock-misuse
	thrd_join(thread, 0);
	mtx_lock(&lock);
	mtx_destroy(&lock); // expect: lock-misuse on locked mutex is destroyed
	mtx_unlock(&lock);
	return 0;
}
