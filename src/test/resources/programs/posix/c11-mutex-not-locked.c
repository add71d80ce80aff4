#include <threads.h>

static int value;
static mtx_t lock;

static int work(void *unused)
{
	value++; // expect: data-race on value
	return unused != 0;
}

int main(void)
{
	thrd_t thread;

	mtx_init(&lock, mtx_plain);
	thrd_create(&thread, work, 0);
	mtx_lock(&lock);
	value++; // expect: data-race on value
	mtx_unlock(&lock);
	thrd_join(thread, 0);
	return 0;
}
