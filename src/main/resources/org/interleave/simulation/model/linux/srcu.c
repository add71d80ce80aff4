/*
 * The first 64 bytes of a srcu_struct, one for each thread: how deep it is in read-side sections
 * below, which of them is the outermost above. A grace period awaits those that there were.
 */
#include "context.h"

#define DEPTH(byte) ((byte) & 15)
#define SECTION 16

static __thread int depth;

/* What the sections that have ended knew, for later grace periods; and these for later sections. */
static const char *ended(void *srcu) { return (char *)srcu + THREADS + 1; }
static const char *period(void *srcu) { return (char *)srcu + THREADS; }

static int enter(void *srcu)
{
	unsigned char *byte = (unsigned char *)srcu + il_self();
	int at;

	il_atomic_begin();
	at = DEPTH(*byte);
	*byte += at ? 1 : SECTION + 1;
	il_acquire(period(srcu));
	il_atomic_end();
	depth++;
	return at & 1;
}

static void leave(void *srcu, int index)
{
	unsigned char *byte = (unsigned char *)srcu + il_self();

	(void)index;
	il_atomic_begin();
	if (!DEPTH(*byte))
		il_report("rcu-misuse", "srcu_read_unlock without srcu_read_lock of this thread", srcu);
	else {
		--*byte;
		il_release(byte);
		il_release(ended(srcu));
		depth--;
	}
	il_atomic_end();
}

struct snapshot {
	unsigned char sections[THREADS];
};

static void begin_period(void *srcu, struct snapshot *s)
{
	int i;

	for (i = 0; i < THREADS; i += 8)
		*(unsigned long *)&s->sections[i] = *(unsigned long *)((char *)srcu + i);
	il_release(period(srcu));
}

static void await_period(void *srcu, const struct snapshot *s)
{
	int i;

	for (i = 0; i < THREADS; i++) {
		unsigned char *byte = (unsigned char *)srcu + i;
		unsigned char section = s->sections[i];

		if (!DEPTH(section))
			continue;
		il_atomic_begin();
		il_await(!DEPTH(*byte) || (*byte & ~15) != (section & ~15), srcu,
			 "end of an SRCU read-side section", i);
		il_acquire(byte);
		il_atomic_end();
	}
}

static void synchronize(void *srcu)
{
	struct snapshot s;

	__linux_may_sleep("synchronize_srcu");
	il_atomic_begin();
	begin_period(srcu, &s);
	il_acquire(ended(srcu));
	il_atomic_end();
	await_period(srcu, &s);
}

static int initialise(void *srcu)
{
	int i;

	il_atomic_begin();
	for (i = 0; i < THREADS; i += 8)
		*(unsigned long *)((char *)srcu + i) = 0;
	il_atomic_end();
	return 0;
}

int init_srcu_struct(void *srcu) { return initialise(srcu); }

int __init_srcu_struct(void *srcu, const char *name, void *key)
{
	(void)name;
	(void)key;
	return initialise(srcu);
}

void cleanup_srcu_struct(void *srcu)
{
	struct snapshot s;
	int i;

	il_atomic_begin();
	begin_period(srcu, &s);
	il_atomic_end();
	for (i = 0; i < THREADS; i++)
		if (DEPTH(s.sections[i])) {
			il_report("rcu-misuse", "cleanup_srcu_struct while a read-side section is open",
				  srcu);
			return;
		}
}

void cleanup_srcu_struct_quiesced(void *srcu) { cleanup_srcu_struct(srcu); }
int srcu_read_lock(void *srcu) { return enter(srcu); }
int __srcu_read_lock(void *srcu) { return enter(srcu); }
void srcu_read_unlock(void *srcu, int index) { leave(srcu, index); }
void __srcu_read_unlock(void *srcu, int index) { leave(srcu, index); }
void synchronize_srcu(void *srcu) { synchronize(srcu); }
void synchronize_srcu_expedited(void *srcu) { synchronize(srcu); }

int srcu_read_lock_held(const void *srcu)
{
	return DEPTH(((const unsigned char *)srcu)[il_self()]) != 0;
}

/* Callbacks by the thread that runs them, with the struct that they belong to. */
static void *callbacks[THREADS];

struct callback {
	struct snapshot snapshot;
	void *srcu;
	void *head;
	void (*function)(void *);
};

static void run(void *argument)
{
	struct callback *c = argument;

	il_atomic_begin();
	il_acquire(ended(c->srcu));
	il_atomic_end();
	await_period(c->srcu, &c->snapshot);
	__linux_preempt = SOFTIRQ_OFF;
	c->function(c->head);
	__linux_preempt = 0;
	il_free(c);
	il_atomic_begin();
	callbacks[il_self()] = 0;
	il_release(&callbacks[il_self()]);
	il_atomic_end();
}

void call_srcu(void *srcu, void *head, void (*function)(void *))
{
	struct callback *c = il_allocate(sizeof(*c), 0);

	c->srcu = srcu;
	c->head = head;
	c->function = function;
	il_atomic_begin();
	begin_period(srcu, &c->snapshot);
	callbacks[il_spawn("SRCU callback", run, c)] = srcu;
	il_atomic_end();
}

void srcu_barrier(void *srcu)
{
	unsigned char waiting[THREADS];
	int i;

	__linux_may_sleep("srcu_barrier");
	il_atomic_begin();
	for (i = 0; i < THREADS; i++)
		waiting[i] = callbacks[i] == srcu;
	il_atomic_end();
	for (i = 0; i < THREADS; i++)
		if (waiting[i]) {
			il_atomic_begin();
			il_await(!callbacks[i], &callbacks[i], "SRCU callbacks", i);
			il_acquire(&callbacks[i]);
			il_atomic_end();
		}
}
