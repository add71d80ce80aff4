#include "deferred.h"

enum { NONE, WAITING, RUNNING, ENDED, CANCELLED };

static unsigned long states[THREADS];
static int previous[THREADS];
static __thread const void *inside;

struct start {
	struct deferred what;
	int thread;
	int before;
};

static int thread_of(unsigned long last)
{
	return last >= 1 && last <= THREADS ? (int)last - 1 : -1;
}

static int ended(int thread)
{
	return states[thread] == ENDED || states[thread] == CANCELLED;
}

void __linux_defer_await(int thread, const void *object, const char *what)
{
	il_atomic_begin();
	il_await(ended(thread), object, what, thread);
	il_acquire(&states[thread]);
	il_atomic_end();
}

struct call {
	void (*function)(void *);
	void *argument;
};

/* The object may be gone already when it was cancelled, and be freed by its own function. */
static int begin(const struct start *s, void *origin, struct call *call)
{
	const char *object = s->what.object;
	int self = il_self();
	int run;

	if (s->before >= 0)
		__linux_defer_await(s->before, s->what.object, "its last run to end");
	if (s->what.after >= 0)
		__linux_defer_await(s->what.after, s->what.object, "its turn");
	il_atomic_begin();
	run = states[self] == WAITING;
	if (run) {
		states[self] = RUNNING;
		*s->what.pending &= ~s->what.pending_bit;
		il_acquire(origin);
		call->function = *(void (**)(void *))(object + s->what.function_offset);
		call->argument = s->what.argument_offset == ARGUMENT_IS_OBJECT
					 ? s->what.object
					 : *(void **)(object + s->what.argument_offset);
	}
	il_atomic_end();
	il_free(origin);
	return run;
}

static void end(void)
{
	int self = il_self();

	il_atomic_begin();
	states[self] = ENDED;
	il_release(&states[self]);
	il_atomic_end();
}

static void run(void *argument)
{
	struct start s = *(struct start *)argument;
	struct call call;

	if (begin(&s, argument, &call)) {
		__linux_preempt = s.what.context;
		inside = s.what.object;
		call.function(call.argument);
		__linux_preempt -= s.what.context;
		__linux_end();
		__linux_preempt = 0;
	}
	end();
}

int __linux_defer(const struct deferred *what, int *thread)
{
	struct start *s;
	int before;

	if (*what->pending & what->pending_bit)
		return 0;
	before = thread_of(*what->last);
	s = il_allocate(sizeof(*s), 0);
	s->what = *what;
	s->before = before;
	s->thread = il_spawn(what->name, run, s);
	states[s->thread] = WAITING;
	previous[s->thread] = s->before;
	*what->last = s->thread + 1;
	*what->pending |= what->pending_bit;
	il_release(s);
	*thread = s->thread;
	return 1;
}

int __linux_defer_cancel(unsigned long *last, unsigned long *pending, unsigned long bit)
{
	int thread = thread_of(*last);

	if (!(*pending & bit) || thread < 0 || states[thread] != WAITING)
		return 0;
	states[thread] = CANCELLED;
	*pending &= ~bit;
	*last = previous[thread] + 1;
	return 1;
}

int __linux_defer_left(const unsigned long *last)
{
	int thread = thread_of(*last);

	if (thread < 0)
		return -1;
	if (!ended(thread))
		return thread;
	il_acquire(&states[thread]);
	return -1;
}

int __linux_defer_running(const unsigned long *last)
{
	int thread = thread_of(*last);

	if (thread >= 0 && states[thread] == WAITING)
		thread = previous[thread];
	return thread >= 0 && states[thread] == RUNNING;
}

int __linux_defer_flush(unsigned long *last, const void *object, const char *what)
{
	int thread;

	il_atomic_begin();
	thread = __linux_defer_left(last);
	il_atomic_end();
	if (thread < 0)
		return 0;
	__linux_defer_await(thread, object, what);
	return 1;
}

int __linux_defer_inside(const void *object)
{
	return inside == object;
}
