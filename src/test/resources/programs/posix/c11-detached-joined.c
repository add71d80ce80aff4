#include <threads.h>

static int work(void *unused)
{
	return 0;
}

int main(void)
{
	thrd_t thread;

	thrd_create(&thread, work, 0);
	thrd_detach(thread);
	thrd_join(thread, 0); // expect: use-after-free
	return 0;
}
