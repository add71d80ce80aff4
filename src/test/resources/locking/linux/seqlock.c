/* rules:
- rule: the time is written inside the sequence lock
  id: seconds
  guarded_by: { field: clock.seconds, lock: clock.seq, write: exclusive, read: none }
*/
#include <linux/seqlock.h>

struct clock {
	seqlock_t seq;
	long seconds;
	long nanoseconds;
};

void clock_set(struct clock *clock, long seconds)
{
	write_seqlock(&clock->seq);
	clock->seconds = seconds; // site: seconds held
	write_sequnlock(&clock->seq);
}

void clock_set_irq(struct clock *clock, long seconds)
{
	unsigned long flags;

	write_seqlock_irqsave(&clock->seq, flags);
	clock->seconds = seconds; // site: seconds held
	write_sequnlock_irqrestore(&clock->seq, flags);
	clock->seconds++; // site: seconds unprotected
}

long clock_get(struct clock *clock)
{
	unsigned int at;
	long seconds;

	do {
		at = read_seqbegin(&clock->seq);
		seconds = clock->seconds;
	} while (read_seqretry(&clock->seq, at));
	return seconds;
}

void clock_wrong(struct clock *clock, struct clock *other)
{
	write_seqlock(&other->seq);
	clock->seconds = other->seconds; // site: seconds unprotected
	write_sequnlock(&other->seq);
}
