/*
 * A work item runs on a thread that is started when it is queued, after the item's last run. Its
 * first word tells in bit 0 that it is pending, the second which thread it has; the function
 * stands at 24.
 */
#include "deferred.h"

#define PENDING 1UL
/* Somebody waits for its end to cancel it: it is not queued meanwhile. */
#define CANCELLING 2UL
#define BUSY_RUNNING 2u
#define FUNCTION 24
#define ORDERED (1u << 17)

/* One byte for each thread that works for it; the last one if its items run in order. */
struct queue {
	unsigned char busy[THREADS];
	int ordered;
	int last;
};

struct work {
	unsigned long data;
	unsigned long last;
};

static struct queue system;

void *system_wq = &system;
void *system_highpri_wq = &system;
void *system_long_wq = &system;
void *system_unbound_wq = &system;
void *system_freezable_wq = &system;
void *system_power_efficient_wq = &system;

static int enqueue(struct queue *q, void *item)
{
	struct work *work = item;
	struct deferred what;
	int thread, queued;

	what.name = "worker";
	what.object = item;
	what.function_offset = FUNCTION;
	what.argument_offset = ARGUMENT_IS_OBJECT;
	what.last = &work->last;
	what.pending = &work->data;
	what.pending_bit = PENDING;
	what.after = -1;
	what.context = 0;
	il_atomic_begin();
	if (q->ordered)
		what.after = q->last;
	queued = !(work->data & CANCELLING) && __linux_defer(&what, &thread);
	if (queued) {
		q->busy[thread] = 1;
		if (q->ordered)
			q->last = thread;
	}
	il_atomic_end();
	return queued;
}

static int cancel(void *item)
{
	struct work *work = item;
	int cancelled;

	il_atomic_begin();
	cancelled = __linux_defer_cancel(&work->last, &work->data, PENDING);
	il_atomic_end();
	return cancelled;
}

static int flush(void *item)
{
	struct work *work = item;

	__linux_may_sleep("flush_work");
	return __linux_defer_flush(&work->last, item, "the work item to end");
}

_Bool queue_work(void *queue, void *work) { return enqueue(queue, work); }
_Bool schedule_work(void *work) { return enqueue(&system, work); }

_Bool queue_work_on(int cpu, void *queue, void *work)
{
	(void)cpu;
	return enqueue(queue, work);
}

_Bool schedule_work_on(int cpu, void *work)
{
	(void)cpu;
	return enqueue(&system, work);
}

/* The delay is any time: the thread may begin at once or late. */
_Bool queue_delayed_work_on(int cpu, void *queue, void *work, unsigned long delay)
{
	(void)cpu;
	(void)delay;
	return enqueue(queue, work);
}

_Bool queue_delayed_work(void *queue, void *work, unsigned long delay)
{
	(void)delay;
	return enqueue(queue, work);
}

_Bool schedule_delayed_work(void *work, unsigned long delay)
{
	(void)delay;
	return enqueue(&system, work);
}

_Bool schedule_delayed_work_on(int cpu, void *work, unsigned long delay)
{
	(void)cpu;
	(void)delay;
	return enqueue(&system, work);
}

_Bool mod_delayed_work_on(int cpu, void *queue, void *work, unsigned long delay)
{
	(void)cpu;
	(void)delay;
	return !enqueue(queue, work);
}

_Bool mod_delayed_work(void *queue, void *work, unsigned long delay)
{
	(void)delay;
	return !enqueue(queue, work);
}

_Bool flush_work(void *work) { return flush(work); }
_Bool flush_delayed_work(void *work) { return flush(work); }
_Bool cancel_work(void *work) { return cancel(work); }
_Bool cancel_delayed_work(void *work) { return cancel(work); }

_Bool cancel_work_sync(void *item)
{
	struct work *work = item;
	int cancelled, running;

	__linux_may_sleep("cancel_work_sync");
	il_atomic_begin();
	cancelled = __linux_defer_cancel(&work->last, &work->data, PENDING);
	running = __linux_defer_left(&work->last);
	if (running >= 0)
		work->data |= CANCELLING;
	il_atomic_end();
	if (running >= 0) {
		__linux_defer_await(running, item, "the work item to end");
		il_atomic_begin();
		work->data &= ~CANCELLING;
		il_atomic_end();
	}
	return cancelled;
}

_Bool cancel_delayed_work_sync(void *work) { return cancel_work_sync(work); }

unsigned work_busy(void *item)
{
	struct work *work = item;
	unsigned busy;

	il_atomic_begin();
	busy = work->data & PENDING;
	if (__linux_defer_running(&work->last))
		busy |= BUSY_RUNNING;
	il_atomic_end();
	return busy;
}

static void *create(int ordered)
{
	struct queue *q = il_allocate(sizeof(*q), 1);

	q->ordered = ordered;
	q->last = -1;
	return q;
}

void *alloc_workqueue(const char *name, unsigned flags, int most, ...)
{
	(void)name;
	return create((flags & ORDERED) || most == 1);
}

void *alloc_ordered_workqueue(const char *name, unsigned flags, ...)
{
	(void)name;
	(void)flags;
	return create(1);
}

void *__alloc_workqueue_key(const char *format, unsigned flags, int most, void *key,
			    const char *name, ...)
{
	(void)format;
	(void)key;
	(void)name;
	return create((flags & ORDERED) || most == 1);
}

void flush_workqueue(void *queue)
{
	struct queue *q = queue;
	unsigned char busy[THREADS];
	int i;

	__linux_may_sleep("flush_workqueue");
	il_atomic_begin();
	for (i = 0; i < THREADS; i += 8)
		*(unsigned long *)&busy[i] = *(unsigned long *)&q->busy[i];
	il_atomic_end();
	for (i = 0; i < THREADS; i++)
		if (busy[i] && i != il_self())
			__linux_defer_await(i, queue, "a work item to end");
}

/* Until nothing is queued any more, by items neither. */
void drain_workqueue(void *queue)
{
	struct queue *q = queue;
	unsigned long before[THREADS / 8], now[THREADS / 8];
	int i, more = 1;

	while (more) {
		il_atomic_begin();
		for (i = 0; i < THREADS / 8; i++)
			before[i] = ((unsigned long *)q->busy)[i];
		il_atomic_end();
		flush_workqueue(queue);
		more = 0;
		il_atomic_begin();
		for (i = 0; i < THREADS / 8; i++) {
			now[i] = ((unsigned long *)q->busy)[i];
			more |= now[i] != before[i];
		}
		il_atomic_end();
	}
}

void destroy_workqueue(void *queue)
{
	drain_workqueue(queue);
	il_free(queue);
}

void flush_scheduled_work(void) { flush_workqueue(&system); }

/* What the macros of workqueue.h leave to a function when they debug. */
void __init_work(void *work, int on_stack)
{
	(void)work;
	(void)on_stack;
}

void __linux_work_init(void *item, void (*function)(void *))
{
	struct work *work = item;

	il_atomic_begin();
	work->data = 0;
	work->last = 0;
	*(void (**)(void *))((char *)item + FUNCTION) = function;
	il_atomic_end();
}

void delayed_work_timer_fn(void *timer)
{
	(void)timer;
}
