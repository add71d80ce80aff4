/* `done` stands at the beginning: how many may pass, or all ones for everybody. */
#include "context.h"

#define ALL 0xffffffffu
#define DEFINITELY_LONG 0x7fffffffffffffffL

static int pass(unsigned *done)
{
	if (!*done)
		return 0;
	if (*done != ALL)
		--*done;
	il_acquire(done);
	return 1;
}

static void wait(void *completion)
{
	unsigned *done = completion;

	__linux_may_sleep("wait_for_completion");
	il_atomic_begin();
	il_await(*done != 0, completion, "completion", -1);
	pass(done);
	il_atomic_end();
}

static int attempt(void *completion)
{
	int passed;

	il_atomic_begin();
	passed = pass(completion);
	il_atomic_end();
	return passed;
}

/* Time may pass before the attempt: it shows all that a wait with a time-out can do. */
static long timed(void *completion, long timeout)
{
	__linux_may_sleep("wait_for_completion_timeout");
	if (timeout == DEFINITELY_LONG) {
		wait(completion);
		return timeout;
	}
	return attempt(completion) ? timeout > 1 ? timeout - 1 : 1 : 0;
}

static void set(void *completion, unsigned value)
{
	il_atomic_begin();
	*(unsigned *)completion = value;
	il_atomic_end();
}

void __init_completion(void *completion) { set(completion, 0); }
void init_completion(void *completion) { set(completion, 0); }
void reinit_completion(void *completion) { set(completion, 0); }
void wait_for_completion(void *completion) { wait(completion); }
void wait_for_completion_io(void *completion) { wait(completion); }
int wait_for_completion_interruptible(void *completion) { wait(completion); return 0; }
int wait_for_completion_killable(void *completion) { wait(completion); return 0; }

unsigned long wait_for_completion_timeout(void *completion, unsigned long timeout)
{
	return timed(completion, timeout);
}

unsigned long wait_for_completion_io_timeout(void *completion, unsigned long timeout)
{
	return timed(completion, timeout);
}

long wait_for_completion_interruptible_timeout(void *completion, unsigned long timeout)
{
	return timed(completion, timeout);
}

long wait_for_completion_killable_timeout(void *completion, unsigned long timeout)
{
	return timed(completion, timeout);
}

_Bool try_wait_for_completion(void *completion) { return attempt(completion); }

_Bool completion_done(void *completion)
{
	_Bool done;

	il_atomic_begin();
	done = *(unsigned *)completion != 0;
	il_acquire(completion);
	il_atomic_end();
	return done;
}

void complete(void *completion)
{
	unsigned *done = completion;

	il_atomic_begin();
	if (*done != ALL)
		++*done;
	il_release(completion);
	il_atomic_end();
}

void complete_all(void *completion)
{
	il_atomic_begin();
	*(unsigned *)completion = ALL;
	il_release(completion);
	il_atomic_end();
}
