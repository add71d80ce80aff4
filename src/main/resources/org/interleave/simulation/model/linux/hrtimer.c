/* A timer whose function may ask to be called again: a few times, as time has no measure. */
#include "deferred.h"

#define AGAIN 2

struct hrtimer {
	unsigned long last;
	unsigned long pending;
	unsigned long left;
	void (*run)(void *);
	unsigned long flags;
	int (*function)(void *);
};

static void run(void *timer)
{
	struct hrtimer *t = timer;
	int left = AGAIN;

	while (t->function(t) && --left)
		;
}

static void initialise(struct hrtimer *t)
{
	il_atomic_begin();
	t->last = 0;
	t->pending = 0;
	t->run = run;
	il_atomic_end();
}

void hrtimer_init(void *timer, int clock, int mode)
{
	(void)clock;
	(void)mode;
	initialise(timer);
}

void hrtimer_setup(void *timer, int (*function)(void *), int clock, int mode)
{
	(void)clock;
	(void)mode;
	initialise(timer);
	((struct hrtimer *)timer)->function = function;
}

void hrtimer_start(void *timer, long expiry, int mode)
{
	struct hrtimer *t = timer;
	struct deferred what;
	int thread;

	(void)expiry;
	(void)mode;
	what.name = "hrtimer";
	what.object = timer;
	what.function_offset = 24;
	what.argument_offset = ARGUMENT_IS_OBJECT;
	what.last = &t->last;
	what.pending = &t->pending;
	what.pending_bit = 1;
	what.after = -1;
	what.context = HARDIRQ_ONE;
	il_atomic_begin();
	__linux_defer(&what, &thread);
	il_atomic_end();
}

/* -1 while the function runs. */
int hrtimer_try_to_cancel(void *timer)
{
	struct hrtimer *t = timer;
	int result = -1;

	il_atomic_begin();
	if (!__linux_defer_running(&t->last)) {
		result = __linux_defer_cancel(&t->last, &t->pending, 1);
		__linux_defer_left(&t->last);
	}
	il_atomic_end();
	return result;
}

int hrtimer_cancel(void *timer)
{
	struct hrtimer *t = timer;
	int was;

	if (__linux_defer_inside(timer))
		il_fail("deadlock", "the timer's own function waits for its end", timer);
	while ((was = hrtimer_try_to_cancel(timer)) < 0)
		__linux_defer_flush(&t->last, timer, "the timer's function to end");
	return was;
}

unsigned long hrtimer_forward_now(void *timer, long interval)
{
	(void)timer;
	(void)interval;
	return 1;
}

_Bool hrtimer_active(const void *timer)
{
	const struct hrtimer *t = timer;
	_Bool active;

	il_atomic_begin();
	active = (t->pending & 1) || __linux_defer_running(&t->last);
	il_atomic_end();
	return active;
}
