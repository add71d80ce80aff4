/*
 * The four bytes at the beginning are odd while a writer is at work. Readers look again if it
 * has changed, so that what they read meanwhile is no race.
 */
#include "context.h"

static unsigned begin(const void *s)
{
	unsigned value;

	il_atomic_begin();
	value = *(const unsigned *)s;
	il_await(!(value & 1), s, "end of the write section of a sequence counter", -1);
	il_acquire(s);
	il_atomic_end();
	il_marked_begin();
	return value;
}

static unsigned peek(const void *s)
{
	unsigned value;

	il_atomic_begin();
	value = *(const unsigned *)s;
	il_acquire(s);
	il_atomic_end();
	return value;
}

static int retry(const void *s, unsigned start)
{
	unsigned value;

	il_marked_end();
	il_atomic_begin();
	value = *(const unsigned *)s;
	il_atomic_end();
	return value != start;
}

static void write(void *s)
{
	il_atomic_begin();
	++*(unsigned *)s;
	il_acquire(s);
	il_atomic_end();
	il_marked_begin();
}

static void unwrite(void *s)
{
	il_marked_end();
	il_atomic_begin();
	++*(unsigned *)s;
	il_release(s);
	il_atomic_end();
}

unsigned __read_seqcount_begin(const void *s) { return begin(s); }
unsigned read_seqcount_begin(const void *s) { return begin(s); }
unsigned raw_read_seqcount_begin(const void *s) { return begin(s); }

unsigned raw_read_seqcount(const void *s)
{
	il_marked_begin();
	return peek(s);
}

unsigned raw_seqcount_begin(const void *s)
{
	il_marked_begin();
	return peek(s) & ~1u;
}

int __read_seqcount_retry(const void *s, unsigned start) { return retry(s, start); }
int read_seqcount_retry(const void *s, unsigned start) { return retry(s, start); }
void raw_write_seqcount_begin(void *s) { write(s); }
void raw_write_seqcount_end(void *s) { unwrite(s); }
void write_seqcount_begin(void *s) { write(s); }
void write_seqcount_end(void *s) { unwrite(s); }

void write_seqcount_begin_nested(void *s, int subclass)
{
	(void)subclass;
	write(s);
}

void write_seqcount_invalidate(void *s)
{
	il_atomic_begin();
	*(unsigned *)s += 2;
	il_atomic_end();
}

void __seqcount_init(void *s, const char *name, void *key)
{
	(void)name;
	(void)key;
	il_atomic_begin();
	*(unsigned *)s = 0;
	il_atomic_end();
}
