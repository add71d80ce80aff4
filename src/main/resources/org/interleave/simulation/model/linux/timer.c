/*
 * A timer fires once, on a thread in softirq context, any time after it was set. Its first word
 * tells the thread, the second that it is pending; the expiry stands at 16, the function at 24.
 */
#include "deferred.h"

struct timer {
	unsigned long last;
	unsigned long pending;
	unsigned long expires;
	void (*function)(void *);
	unsigned flags;
};

/* Beside being pending: the timer is not to be set any more. */
#define SHUT_DOWN 2UL

unsigned long volatile jiffies = 4294937296UL;

static int arm(void *timer)
{
	struct timer *t = timer;
	struct deferred what;
	int thread, armed = 1;

	what.name = "timer";
	what.object = timer;
	what.function_offset = 24;
	what.argument_offset = ARGUMENT_IS_OBJECT;
	what.last = &t->last;
	what.pending = &t->pending;
	what.pending_bit = 1;
	what.after = -1;
	what.context = SOFTIRQ_ONE;
	il_atomic_begin();
	if (!(t->pending & SHUT_DOWN))
		armed = __linux_defer(&what, &thread);
	il_atomic_end();
	return !armed;
}

static int disarm(void *timer)
{
	struct timer *t = timer;
	int was;

	il_atomic_begin();
	was = __linux_defer_cancel(&t->last, &t->pending, 1);
	il_atomic_end();
	return was;
}

/* Again after each wait, as the function may have set its timer anew. */
static int disarm_sync(void *timer)
{
	struct timer *t = timer;
	int was = disarm(timer);

	if (__linux_defer_inside(timer))
		il_fail("deadlock", "the timer's own function waits for its end", timer);
	while (__linux_defer_flush(&t->last, timer, "the timer's function to end"))
		was |= disarm(timer);
	return was;
}

void init_timer_key(void *timer, void (*function)(void *), unsigned flags, const char *name,
		    void *key)
{
	struct timer *t = timer;

	(void)name;
	(void)key;
	il_atomic_begin();
	t->last = 0;
	t->pending = 0;
	t->function = function;
	t->flags = flags;
	il_atomic_end();
}

int mod_timer(void *timer, unsigned long expires)
{
	(void)expires;
	return arm(timer);
}

int mod_timer_pending(void *timer, unsigned long expires)
{
	int pending;

	(void)expires;
	il_atomic_begin();
	pending = ((struct timer *)timer)->pending & 1;
	il_atomic_end();
	return pending;
}

int timer_reduce(void *timer, unsigned long expires)
{
	(void)expires;
	return arm(timer);
}

void add_timer(void *timer)
{
	if (arm(timer))
		il_fail("assertion", "add_timer of a timer that is pending", timer);
}

void add_timer_on(void *timer, int cpu)
{
	(void)cpu;
	add_timer(timer);
}

int del_timer(void *timer) { return disarm(timer); }
int timer_delete(void *timer) { return disarm(timer); }
int del_timer_sync(void *timer) { return disarm_sync(timer); }
int timer_delete_sync(void *timer) { return disarm_sync(timer); }

int timer_shutdown_sync(void *timer)
{
	il_atomic_begin();
	((struct timer *)timer)->pending |= SHUT_DOWN;
	il_atomic_end();
	return disarm_sync(timer);
}

int del_singleshot_timer_sync(void *timer) { return disarm_sync(timer); }

/* -1 while the function runs. */
int try_to_del_timer_sync(void *timer)
{
	struct timer *t = timer;
	int result = -1;

	il_atomic_begin();
	if (!__linux_defer_running(&t->last)) {
		result = __linux_defer_cancel(&t->last, &t->pending, 1);
		__linux_defer_left(&t->last);
	}
	il_atomic_end();
	return result;
}

int timer_pending(const void *timer)
{
	int pending;

	il_atomic_begin();
	pending = ((const struct timer *)timer)->pending & 1;
	il_atomic_end();
	return pending;
}
