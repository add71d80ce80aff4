/*
 * Arrivals are counted in the first word, rounds in the second, which is all that a waiting thread
 * reads. What a round's threads know is kept apart from the next round's. Who has not left yet is
 * counted in bytes by thread, as destroying waits for them.
 */
#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define DESTROYED (-1)

struct barrier {
	int needed;
	int arrived;
	unsigned long round;
	char known[8];
	union {
		unsigned char inside[8];
		unsigned long busy;
	};
};

static unsigned char *slot(struct barrier *b)
{
	return &b->inside[il_self() % 8];
}

int pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attr,
			 unsigned int count)
{
	struct barrier *b = (struct barrier *)barrier;

	(void)attr;
	if (!count)
		return EINVAL;
	il_atomic_begin();
	b->needed = count;
	b->arrived = 0;
	b->round = 0;
	b->busy = 0;
	il_atomic_end();
	return 0;
}

static void usable(struct barrier *b)
{
	if (b->needed == DESTROYED)
		il_fail("lock-misuse", "the barrier was destroyed", b);
}

int pthread_barrier_destroy(pthread_barrier_t *barrier)
{
	struct barrier *b = (struct barrier *)barrier;

	il_atomic_begin();
	usable(b);
	if (b->arrived)
		il_report("lock-misuse", "threads wait at the barrier that is destroyed", barrier);
	else
		il_await(b->busy == 0, barrier, "threads to leave the barrier", -1);
	b->needed = DESTROYED;
	il_atomic_end();
	return 0;
}

int pthread_barrier_wait(pthread_barrier_t *barrier)
{
	struct barrier *b = (struct barrier *)barrier;
	unsigned long round;
	const char *known;
	int last;

	il_atomic_begin();
	usable(b);
	round = b->round;
	known = &b->known[round & 1];
	last = ++b->arrived == b->needed;
	il_release(known);
	if (last) {
		b->arrived = 0;
		b->round = round + 1;
		il_acquire(known);
	} else
		++*slot(b);
	il_atomic_end();
	if (last)
		return PTHREAD_BARRIER_SERIAL_THREAD;
	il_atomic_begin();
	il_await(b->round != round, barrier, "barrier", -1);
	--*slot(b);
	il_acquire(known);
	il_atomic_end();
	return 0;
}

int pthread_barrierattr_init(pthread_barrierattr_t *attr)
{
	attr->__kind = 0;
	return 0;
}

int pthread_barrierattr_destroy(pthread_barrierattr_t *attr)
{
	(void)attr;
	return 0;
}
