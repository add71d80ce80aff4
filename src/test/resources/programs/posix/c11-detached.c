// expect: none
#include <assert.h>
#include <stdatomic.h>
#include <threads.h>

static atomic_int done;
static int value;

static int work(void *unused)
{
	value = 3;
	atomic_store(&done, 1);
	return 0;
}

int main(void)
{
	thrd_t thread;

	thrd_create(&thread, work, 0);
	assert(thrd_detach(thread) == thrd_success);
	while (!atomic_load(&done))
		thrd_yield();
	assert(value == 3);
	return 0;
}
