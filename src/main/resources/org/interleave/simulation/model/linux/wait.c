/*
 * A queue's bytes 16 to 23 hold the set of the threads that wait there; what a header's
 * initialiser leaves at that place counts as empty. An entry begins with its flags and the task,
 * then its function.
 */
#include "context.h"

#define EXCLUSIVE 1u
#define WOKEN 2u
#define NORMAL 3u

struct entry {
	unsigned flags;
	void *task;
	int (*function)(void *, unsigned, int, void *);
	void *next;
	void *previous;
};

int __linux_wake(struct task *task, unsigned states);
int default_wake_function(void *entry, unsigned mode, int flags, void *key);

/* Of each thread's latest entry: it is exclusive; it stays when it is woken; where it notes that. */
static unsigned char exclusive[THREADS];
static unsigned char stays[THREADS];
static struct entry *notes[THREADS];

static unsigned long *cell(void *queue)
{
	return (unsigned long *)queue + 2;
}

static unsigned long waiting(void *queue)
{
	unsigned long value = *cell(queue);

	return value == (unsigned long)queue + 8 || value == ~0UL ? 0 : value;
}

/* Entries are taken off queues again by their function, if not by the thread. */
int autoremove_wake_function(void *entry, unsigned mode, int flags, void *key)
{
	return default_wake_function(entry, mode, flags, key);
}

int woken_wake_function(void *entry, unsigned mode, int flags, void *key)
{
	struct entry *e = entry;

	e->flags |= WOKEN;
	return default_wake_function(entry, mode, flags, key);
}

static void add(void *queue, struct entry *e, int alone)
{
	int self = il_self();

	if (e->function && e->function != autoremove_wake_function &&
	    e->function != default_wake_function && e->function != woken_wake_function)
		il_unmodelled("a wait queue entry with a function of its own");
	exclusive[self] = alone;
	stays[self] = e->function == default_wake_function || e->function == woken_wake_function;
	notes[self] = e->function == woken_wake_function ? e : 0;
	*cell(queue) = waiting(queue) | 1UL << self;
}

static void take_off(void *queue)
{
	unsigned long set = waiting(queue);

	if (set >> il_self() & 1)
		*cell(queue) = set & ~(1UL << il_self());
	/* an address that stays here would hide a leak */
	notes[il_self()] = 0;
}

void __init_waitqueue_head(void *queue, const char *name, void *key)
{
	(void)name;
	(void)key;
	il_atomic_begin();
	*(unsigned *)queue = 0;
	*cell(queue) = 0;
	il_atomic_end();
}

void init_wait_entry(void *entry, int flags)
{
	struct entry *e = entry;

	e->flags = flags;
	e->task = __linux_task();
	e->function = autoremove_wake_function;
	e->next = e->previous = &e->next;
}

void init_waitqueue_entry(void *entry, void *task)
{
	struct entry *e = entry;

	e->flags = 0;
	e->task = task;
	e->function = default_wake_function;
}

static long prepare(void *queue, void *entry, int state, int alone)
{
	struct task *task = __linux_task();

	il_atomic_begin();
	add(queue, entry, alone);
	task->state = state;
	il_acquire(queue);
	il_atomic_end();
	return 0;
}

long prepare_to_wait_event(void *queue, void *entry, int state)
{
	return prepare(queue, entry, state, ((struct entry *)entry)->flags & EXCLUSIVE);
}

void prepare_to_wait(void *queue, void *entry, int state)
{
	((struct entry *)entry)->flags &= ~EXCLUSIVE;
	prepare(queue, entry, state, 0);
}

void prepare_to_wait_exclusive(void *queue, void *entry, int state)
{
	((struct entry *)entry)->flags |= EXCLUSIVE;
	prepare(queue, entry, state, 1);
}

void finish_wait(void *queue, void *entry)
{
	struct task *task = __linux_task();

	(void)entry;
	il_atomic_begin();
	task->state = 0;
	take_off(queue);
	il_acquire(queue);
	il_atomic_end();
}

static void enqueue(void *queue, void *entry, int alone)
{
	__linux_task();
	il_atomic_begin();
	add(queue, entry, alone);
	il_acquire(queue);
	il_atomic_end();
}

void add_wait_queue(void *queue, void *entry) { enqueue(queue, entry, 0); }
void add_wait_queue_exclusive(void *queue, void *entry) { enqueue(queue, entry, 1); }

void remove_wait_queue(void *queue, void *entry)
{
	(void)entry;
	il_atomic_begin();
	take_off(queue);
	il_atomic_end();
}

/* For waits in a loop with a flag of the entry's own: wait_woken(). */
long wait_woken(void *entry, unsigned state, long timeout)
{
	long schedule_timeout(long timeout);
	struct entry *e = entry;
	struct task *task = __linux_task();
	int woken;

	il_atomic_begin();
	task->state = state;
	woken = e->flags & WOKEN;
	il_atomic_end();
	if (!woken)
		timeout = schedule_timeout(timeout);
	il_atomic_begin();
	task->state = 0;
	e->flags &= ~WOKEN;
	il_acquire(&e->flags);
	il_atomic_end();
	return timeout;
}

static int several(unsigned long set)
{
	return (set & (set - 1)) != 0;
}

static int lowest(unsigned long set)
{
	int thread = 0;

	while (!(set >> thread & 1))
		thread++;
	return thread;
}

static int wake_one(void *queue, int thread, unsigned mode)
{
	int woken;

	if (notes[thread]) {
		notes[thread]->flags |= WOKEN;
		il_release(&notes[thread]->flags);
	}
	woken = __linux_wake(__linux_task_of(thread), mode);

	if (woken && !stays[thread])
		*cell(queue) = waiting(queue) & ~(1UL << thread);
	return woken;
}

/* All who do not wait exclusively, and those of the others: gives the exclusive ones. */
static unsigned long wake_shared(void *queue, unsigned mode, int everybody)
{
	unsigned long set, alone = 0;

	for (set = waiting(queue); set; set &= set - 1) {
		int thread = lowest(set);

		if (everybody || !exclusive[thread])
			wake_one(queue, thread, mode);
		else
			alone |= 1UL << thread;
	}
	return alone;
}

static int count(unsigned long set)
{
	int n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

static void wake(void *queue, unsigned mode, int most)
{
	unsigned long alone;

	il_atomic_begin();
	il_release(queue);
	alone = wake_shared(queue, mode, most == 0);
	if (alone && !several(alone) && most) {
		most -= wake_one(queue, lowest(alone), mode);
		alone = 0;
	}
	il_atomic_end();
	while (alone && most > 0) {
		unsigned which = several(alone) ? il_choose(count(alone), "waiter to wake") : 0;
		unsigned long set = alone;
		int thread;

		while (which--)
			set &= set - 1;
		thread = lowest(set);
		alone &= ~(1UL << thread);
		il_atomic_begin();
		if (waiting(queue) >> thread & 1)
			most -= wake_one(queue, thread, mode);
		il_atomic_end();
	}
}

void __wake_up(void *queue, unsigned mode, int most, void *key)
{
	(void)key;
	wake(queue, mode, most);
}

void __wake_up_locked(void *queue, unsigned mode, int most) { wake(queue, mode, most); }

void __wake_up_locked_key(void *queue, unsigned mode, void *key)
{
	(void)key;
	wake(queue, mode, 1);
}

void __wake_up_sync_key(void *queue, unsigned mode, int most, void *key)
{
	(void)key;
	wake(queue, mode, most);
}

void __wake_up_sync(void *queue, unsigned mode, int most) { wake(queue, mode, most); }

int waitqueue_active(void *queue)
{
	int active;

	il_atomic_begin();
	active = waiting(queue) != 0;
	il_atomic_end();
	return active;
}

_Bool wq_has_sleeper(void *queue) { return waitqueue_active(queue); }
