/*
 * Readers count in bytes of the first word, by thread, so that they do not disturb each other. The
 * second word is the writer's id plus one, or what a header's initialiser leaves there. A writer first
 * keeps others out, then waits for the readers to leave: one that waits holds up later readers,
 * also those who read already. What readers know goes to the next writer only.
 */
#include "context.h"

#define SLOTS 8

struct rwsem {
	union {
		unsigned char readers[SLOTS];
		unsigned long reading;
	};
	unsigned long writer;
};

static char *known_by_readers(void *l)
{
	return (char *)l + 1;
}

static unsigned char *slot(struct rwsem *s)
{
	return &s->readers[il_self() % SLOTS];
}

/* Who writes or is about to, or -1. */
static int writer_of(const struct rwsem *s)
{
	unsigned long writer = s->writer;

	return writer <= THREADS ? (int)writer - 1 : -1;
}

static void read_taken(struct rwsem *s, int flags)
{
	++*slot(s);
	__linux_locked(s, LOCK_RWSEM, IL_SHARED | flags);
	il_acquire(s);
}

static void write_taken(struct rwsem *s, int flags)
{
	__linux_locked(s, LOCK_RWSEM, flags);
	il_acquire(s);
	il_acquire(known_by_readers(s));
}

static void read(void *l)
{
	struct rwsem *s = l;
	int writer;

	__linux_may_sleep("down_read");
	il_atomic_begin();
	writer = writer_of(s);
	il_await(writer < 0, l, "rwsem, to read,", writer);
	read_taken(s, 0);
	il_atomic_end();
}

static void write(void *l)
{
	struct rwsem *s = l;
	int writer, alone;

	__linux_may_sleep("down_write");
	il_atomic_begin();
	writer = writer_of(s);
	il_await(writer < 0, l, "rwsem, to write,", writer);
	s->writer = il_self() + 1;
	alone = s->reading == 0;
	if (alone)
		write_taken(s, 0);
	il_atomic_end();
	if (alone)
		return;
	il_atomic_begin();
	il_await(s->reading == 0, l, "readers to leave the rwsem", il_holds(l) ? il_self() : -1);
	write_taken(s, 0);
	il_atomic_end();
}

void __init_rwsem(void *l, const char *name, void *key)
{
	struct rwsem *s = l;

	(void)name;
	(void)key;
	il_atomic_begin();
	s->reading = 0;
	s->writer = 0;
	il_atomic_end();
}

void down_read(void *l) { read(l); }
void down_write(void *l) { write(l); }
int down_read_killable(void *l) { read(l); return 0; }
int down_read_interruptible(void *l) { read(l); return 0; }
int down_write_killable(void *l) { write(l); return 0; }

/* Another thread gives it back, so that no thread holds it. */
void down_read_non_owner(void *l)
{
	struct rwsem *s = l;
	int writer;

	__linux_may_sleep("down_read");
	il_atomic_begin();
	writer = writer_of(s);
	il_await(writer < 0, l, "rwsem, to read,", writer);
	++*slot(s);
	il_acquire(l);
	il_atomic_end();
}

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
	struct rwsem *s = l;
	int free;

	il_atomic_begin();
	free = writer_of(s) < 0;
	if (free)
		read_taken(s, IL_ATTEMPT);
	il_atomic_end();
	return free;
}

int down_write_trylock(void *l)
{
	struct rwsem *s = l;
	int free;

	il_atomic_begin();
	free = writer_of(s) < 0 && s->reading == 0;
	if (free) {
		s->writer = il_self() + 1;
		write_taken(s, IL_ATTEMPT);
	}
	il_atomic_end();
	return free;
}

static void unread(void *l, int owned)
{
	struct rwsem *s = l;
	unsigned char *mine = slot(s);
	int i;

	il_atomic_begin();
	for (i = 0; !*mine && i < SLOTS; i++)
		mine = &s->readers[i];
	if (!*mine)
		il_report("lock-misuse", "the rwsem is not locked to read", l);
	else {
		if (owned && !il_holds(l))
			il_report("lock-misuse", "another thread has locked the rwsem", l);
		if (owned)
			__linux_unlocked(l);
		il_release(known_by_readers(l));
		--*mine;
	}
	il_atomic_end();
}

void up_read(void *l) { unread(l, 1); }
void up_read_non_owner(void *l) { unread(l, 0); }

static int writes(const struct rwsem *s)
{
	int writer = writer_of(s);

	return writer >= 0 && s->reading == 0 ? writer : -1;
}

void up_write(void *l)
{
	struct rwsem *s = l;
	int writer;

	il_atomic_begin();
	writer = writes(s);
	if (writer < 0)
		il_report("lock-misuse", "the rwsem is not locked to write", l);
	else {
		if (writer != il_self())
			il_report("lock-misuse", "another thread has locked the rwsem", l);
		__linux_unlocked(l);
		il_release(l);
		s->writer = 0;
	}
	il_atomic_end();
}

void downgrade_write(void *l)
{
	struct rwsem *s = l;

	il_atomic_begin();
	if (writes(s) != il_self())
		il_report("lock-misuse", "this thread has not locked the rwsem to write", l);
	else {
		__linux_unlocked(l);
		il_release(l);
		s->writer = 0;
		read_taken(s, IL_ATTEMPT);
	}
	il_atomic_end();
}

int rwsem_is_locked(void *l)
{
	struct rwsem *s = l;
	int locked;

	il_atomic_begin();
	locked = s->reading != 0 || writer_of(s) >= 0;
	il_atomic_end();
	return locked;
}

int rwsem_is_contended(void *l)
{
	struct rwsem *s = l;
	int queued;

	il_atomic_begin();
	queued = s->reading != 0 && writer_of(s) >= 0;
	il_atomic_end();
	return queued;
}
