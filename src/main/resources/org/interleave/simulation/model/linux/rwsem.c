/*
 * The eight bytes at the beginning: the writer's id plus one, how many readers, how many
 * writers queued behind readers. A queued writer holds up later readers, also those who read
 * already. What readers know goes to the next writer only.
 */
#include "context.h"

#define WRITER(state) ((int)((state) & 0xffff) - 1)
#define READER 0x10000UL
#define READERS(state) ((state) >> 16 & 0xffff)
#define QUEUED_ONE 0x100000000UL
#define QUEUED(state) ((state) >> 32)
#define LOCKED(state) ((state) & 0xffffffffUL)

static char *readers(void *l)
{
	return (char *)l + 1;
}

static void read_taken(void *l, int flags)
{
	*(unsigned long *)l += READER;
	__linux_locked(l, LOCK_RWSEM, IL_SHARED | flags);
	il_acquire(l);
}

static void write_taken(void *l, unsigned long state, int flags)
{
	*(unsigned long *)l = state | (il_self() + 1);
	__linux_locked(l, LOCK_RWSEM, flags);
	il_acquire(l);
	il_acquire(readers(l));
}

static void read(void *l)
{
	unsigned long state;

	__linux_may_sleep("down_read");
	il_atomic_begin();
	state = *(unsigned long *)l;
	il_await(WRITER(state) < 0 && !QUEUED(state), l,
		 QUEUED(state) ? "rwsem, to read, behind a writer that waits" : "rwsem, to read",
		 WRITER(state));
	read_taken(l, 0);
	il_atomic_end();
}

static void write(void *l)
{
	unsigned long *cell = l;
	unsigned long state;
	int queued;

	__linux_may_sleep("down_write");
	il_atomic_begin();
	state = *cell;
	il_await(WRITER(state) < 0, l, "rwsem, to write", WRITER(state));
	queued = READERS(state) != 0;
	if (queued)
		*cell = state + QUEUED_ONE;
	else
		write_taken(l, state, 0);
	il_atomic_end();
	if (!queued)
		return;
	il_atomic_begin();
	state = *cell;
	il_await(LOCKED(state) == 0, l, "rwsem, to write",
		 il_holds(l) ? il_self() : WRITER(state));
	write_taken(l, state - QUEUED_ONE, 0);
	il_atomic_end();
}

void __init_rwsem(void *l, const char *name, void *key)
{
	(void)name;
	(void)key;
	il_atomic_begin();
	*(unsigned long *)l = 0;
	il_atomic_end();
}

void down_read(void *l) { read(l); }
void down_write(void *l) { write(l); }
int down_read_killable(void *l) { read(l); return 0; }
int down_read_interruptible(void *l) { read(l); return 0; }
int down_write_killable(void *l) { write(l); return 0; }
void down_read_non_owner(void *l) { read(l); }

void down_read_nested(void *l, int subclass)
{
	(void)subclass;
	read(l);
}

void down_write_nested(void *l, int subclass)
{
	(void)subclass;
	write(l);
}

int down_write_killable_nested(void *l, int subclass)
{
	(void)subclass;
	write(l);
	return 0;
}

void _down_write_nest_lock(void *l, void *map)
{
	(void)map;
	write(l);
}

/* Fails behind a writer that waits, too. */
int down_read_trylock(void *l)
{
	unsigned long state;
	int free;

	il_atomic_begin();
	state = *(unsigned long *)l;
	free = WRITER(state) < 0 && !QUEUED(state);
	if (free)
		read_taken(l, IL_ATTEMPT);
	il_atomic_end();
	return free;
}

int down_write_trylock(void *l)
{
	unsigned long state;
	int free;

	il_atomic_begin();
	state = *(unsigned long *)l;
	free = state == 0;
	if (free)
		write_taken(l, state, IL_ATTEMPT);
	il_atomic_end();
	return free;
}

static void unread(void *l, int owned)
{
	unsigned long *cell = l;

	il_atomic_begin();
	if (!READERS(*cell))
		il_report("lock-misuse", "the rwsem is not locked to read", l);
	else {
		if (owned && !il_holds(l))
			il_report("lock-misuse", "another thread has locked the rwsem", l);
		__linux_unlocked(l);
		il_release(readers(l));
		*cell -= READER;
	}
	il_atomic_end();
}

void up_read(void *l) { unread(l, 1); }
void up_read_non_owner(void *l) { unread(l, 0); }

void up_write(void *l)
{
	unsigned long *cell = l;
	int writer;

	il_atomic_begin();
	writer = WRITER(*cell);
	if (writer < 0)
		il_report("lock-misuse", "the rwsem is not locked to write", l);
	else {
		if (writer != il_self())
			il_report("lock-misuse", "another thread has locked the rwsem", l);
		__linux_unlocked(l);
		il_release(l);
		*cell &= ~0xffffUL;
	}
	il_atomic_end();
}

void downgrade_write(void *l)
{
	unsigned long *cell = l;

	il_atomic_begin();
	if (WRITER(*cell) != il_self())
		il_report("lock-misuse", "this thread has not locked the rwsem to write", l);
	else {
		__linux_unlocked(l);
		il_release(l);
		*cell &= ~0xffffUL;
		read_taken(l, IL_ATTEMPT);
	}
	il_atomic_end();
}

int rwsem_is_locked(void *l)
{
	int locked;

	il_atomic_begin();
	locked = LOCKED(*(unsigned long *)l) != 0;
	il_atomic_end();
	return locked;
}

int rwsem_is_contended(void *l)
{
	int queued;

	il_atomic_begin();
	queued = QUEUED(*(unsigned long *)l) != 0;
	il_atomic_end();
	return queued;
}
