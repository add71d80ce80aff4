/* The program's end by exit, with the handlers that were registered for it. */
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

/*
 * Called with what main returned. Only a program that registered handlers is ended here: otherwise
 * threads that wait for ever are to be told of, although the process would end with main.
 */
void __posix_main_returned(int status)
{
	int registered;

	il_atomic_begin();
	registered = count != 0;
	il_atomic_end();
	if (registered)
		exit(status);
}
