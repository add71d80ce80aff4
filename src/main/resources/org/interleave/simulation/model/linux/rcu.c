/*
 * Each thread's byte tells the number of the read-side section that it is in, or 0: a grace period
 * has passed when every section that there was at its beginning has ended. Callbacks run on threads
 * of their own, in softirq context.
 */
#include "context.h"

static unsigned char sections[THREADS];
/* Callbacks by the thread that runs them: 1 until it has been called. */
static unsigned char callbacks[THREADS];
static char period;
/* What the sections that have ended knew: a later grace period learns it. */
static char ended;
static __thread unsigned char last;

/* Of rcu_read_lock, and of preemption, softirqs or interrupts switched off by hand. */
static __thread int open;

void __linux_rcu_hold(void)
{
	if (open++)
		return;
	last = last == 255 ? 1 : last + 1;
	il_atomic_begin();
	sections[il_self()] = last;
	il_acquire(&period);
	il_atomic_end();
}

void __linux_rcu_let_go(void)
{
	if (!open || --open)
		return;
	il_atomic_begin();
	sections[il_self()] = 0;
	il_release(&sections[il_self()]);
	il_release(&ended);
	il_atomic_end();
}

static void enter(void)
{
	__linux_readers++;
	__linux_rcu_hold();
}

static void leave(void)
{
	if (!__linux_readers) {
		il_report("rcu-misuse", "rcu_read_unlock without rcu_read_lock", 0);
		return;
	}
	__linux_readers--;
	__linux_rcu_let_go();
}

/* What must end before the grace period that begins now has passed. */
struct snapshot {
	unsigned char sections[THREADS];
};

static void begin_period(struct snapshot *s)
{
	int i;

	for (i = 0; i < THREADS; i += 8)
		*(unsigned long *)&s->sections[i] = *(unsigned long *)&sections[i];
	il_release(&period);
}

static void await_period(const struct snapshot *s)
{
	int i;

	for (i = 0; i < THREADS; i++) {
		unsigned char section = s->sections[i];

		if (!section || i == il_self())
			continue;
		il_atomic_begin();
		il_await(sections[i] != section, &sections[i], "end of an RCU read-side section", i);
		il_acquire(&sections[i]);
		il_atomic_end();
	}
}

static void synchronize(void)
{
	struct snapshot s;

	if (__linux_readers) {
		il_fail("rcu-misuse",
			"waits for a grace period inside a read-side section: it would never end", 0);
		return;
	}
	__linux_may_sleep("synchronize_rcu");
	il_atomic_begin();
	begin_period(&s);
	il_acquire(&ended);
	il_atomic_end();
	await_period(&s);
}

struct callback {
	struct snapshot snapshot;
	void *head;
	void (*function)(void *);
	unsigned long offset;
};

static void run(void *argument)
{
	struct callback *c = argument;

	il_atomic_begin();
	il_acquire(&ended);
	il_atomic_end();
	await_period(&c->snapshot);
	__linux_preempt = SOFTIRQ_ONE;
	if (c->function)
		c->function(c->head);
	else
		il_free((char *)c->head - c->offset);
	__linux_preempt = 0;
	il_free(c);
	il_atomic_begin();
	callbacks[il_self()] = 0;
	il_release(&callbacks[il_self()]);
	il_atomic_end();
}

static void queue(void *head, void (*function)(void *), unsigned long offset)
{
	struct callback *c = il_allocate(sizeof(*c), 0);

	c->head = head;
	c->function = function;
	c->offset = offset;
	il_atomic_begin();
	begin_period(&c->snapshot);
	callbacks[il_spawn("RCU callback", run, c)] = 1;
	il_atomic_end();
}

void call_rcu(void *head, void (*function)(void *)) { queue(head, function, 0); }
void call_rcu_bh(void *head, void (*function)(void *)) { queue(head, function, 0); }
void call_rcu_sched(void *head, void (*function)(void *)) { queue(head, function, 0); }
/* The "function" is the place of the head in the object to free. */
void kfree_call_rcu(void *head, void (*offset)(void *)) { queue(head, 0, (unsigned long)offset); }

void rcu_barrier(void)
{
	unsigned char waiting[THREADS];
	int i;

	__linux_may_sleep("rcu_barrier");
	if (__linux_readers) {
		il_fail("rcu-misuse", "rcu_barrier inside a read-side section", 0);
		return;
	}
	il_atomic_begin();
	for (i = 0; i < THREADS; i += 8)
		*(unsigned long *)&waiting[i] = *(unsigned long *)&callbacks[i];
	il_atomic_end();
	for (i = 0; i < THREADS; i++)
		if (waiting[i]) {
			il_atomic_begin();
			il_await(!callbacks[i], &callbacks[i], "RCU callbacks", i);
			il_acquire(&callbacks[i]);
			il_atomic_end();
		}
}

void rcu_barrier_bh(void) { rcu_barrier(); }
void rcu_barrier_sched(void) { rcu_barrier(); }
void synchronize_rcu(void) { synchronize(); }
void synchronize_rcu_expedited(void) { synchronize(); }
void synchronize_rcu_bh(void) { synchronize(); }
void synchronize_sched(void) { synchronize(); }
void synchronize_sched_expedited(void) { synchronize(); }
void synchronize_net(void) { synchronize(); }
unsigned long get_state_synchronize_rcu(void) { return 0; }

void cond_synchronize_rcu(unsigned long state)
{
	(void)state;
	synchronize();
}

void rcu_read_lock(void) { enter(); }
void rcu_read_unlock(void) { leave(); }
void __rcu_read_lock(void) { enter(); }
void __rcu_read_unlock(void) { leave(); }

void rcu_read_lock_bh(void)
{
	__linux_preempt += SOFTIRQ_OFF;
	enter();
}

void rcu_read_unlock_bh(void)
{
	leave();
	if (__linux_preempt >= SOFTIRQ_OFF)
		__linux_preempt -= SOFTIRQ_OFF;
}

void rcu_read_lock_sched(void)
{
	__linux_preempt += PREEMPT_ONE;
	enter();
}

void rcu_read_unlock_sched(void)
{
	leave();
	if (__linux_preempt)
		__linux_preempt -= PREEMPT_ONE;
}

int rcu_read_lock_held(void) { return __linux_readers != 0; }
int rcu_read_lock_bh_held(void) { return __linux_readers != 0 || (__linux_preempt & SOFTIRQ_MASK) != 0; }
int rcu_read_lock_sched_held(void) { return __linux_preempt != 0 || __linux_irqs_off; }
int rcu_read_lock_any_held(void) { return __linux_readers != 0 || __linux_preempt != 0 || __linux_irqs_off; }
int debug_lockdep_rcu_enabled(void) { return 1; }
int rcu_preempt_depth(void) { return __linux_readers; }
_Bool rcu_is_watching(void) { return 1; }

void lockdep_rcu_suspicious(const char *file, int line, const char *what)
{
	(void)file;
	(void)line;
	il_report("rcu-misuse", what, 0);
}
