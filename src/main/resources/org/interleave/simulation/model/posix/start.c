/* What stands before and after main. */
#include <interleave.h>
#include <stdlib.h>

#define MOST 32

static void (*handlers[MOST])(void);
static int count;

int atexit(void (*run)(void))
{
	int at;

	il_atomic_begin();
	at = count;
	if (at < MOST) {
		handlers[at] = run;
		count = at + 1;
	}
	il_atomic_end();
	return at < MOST ? 0 : -1;
}

void exit(int status)
{
	(void)status;
	for (;;) {
		void (*run)(void) = 0;

		il_atomic_begin();
		if (count)
			run = handlers[--count];
		il_atomic_end();
		if (!run)
			break;
		run();
	}
	il_exit_program();
}

void _Exit(int status)
{
	(void)status;
	il_exit_program();
}

void _exit(int status)
{
	(void)status;
	il_exit_program();
}

void quick_exit(int status)
{
	(void)status;
	il_exit_program();
}

/* Verifiers' programs leave executions that are none of theirs with abort(). */
void abort(void)
{
	if (il_inside("assume"))
		il_assume(0);
	il_fail("assertion", "abort was called", 0);
}
