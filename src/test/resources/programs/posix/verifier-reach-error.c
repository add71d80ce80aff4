#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

extern void abort(void);
void assume_abort_if_not(int cond)
{
	if (!cond)
		abort();
}
void reach_error()
{
	((void)sizeof(0));
	extern void __assert_fail(const char *, const char *, unsigned int, const char *);
	__assert_fail("0", "file.c", 3, "reach_error"); // expect: assertion
}

static atomic_int x;

static void *set(void *unused)
{
	atomic_store(&x, 1);
	atomic_store(&x, 2);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, set, 0);
	assume_abort_if_not(atomic_load(&x) > 0);
	if (atomic_load(&x) == 2) {
		reach_error();
	}
	pthread_join(thread, 0);
	return 0;
}
