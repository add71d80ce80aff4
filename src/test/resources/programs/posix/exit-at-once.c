// expect: none
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

extern _Bool __VERIFIER_nondet_bool(void);

static void never(void)
{
	abort();
}

static void *work(void *how)
{
	if (how)
		_Exit(0);
	quick_exit(0);
}

int main(void)
{
	pthread_t thread;

	atexit(never);
	pthread_create(&thread, 0, work, __VERIFIER_nondet_bool() ? &thread : 0);
	if (__VERIFIER_nondet_bool())
		_exit(0);
	pthread_join(thread, 0);
	abort();
}
