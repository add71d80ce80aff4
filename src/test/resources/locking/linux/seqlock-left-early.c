/* rules:
- rule: the time of a clock is under its seqlock
  id: time
  guarded_by: { field: clock.time, lock: clock.lock, read: shared }
*/
// quiet
#include <linux/seqlock.h>

struct clock {
	seqlock_t lock;
	long time;
	int stopped;
};

long clock_read(struct clock *clock)
{
	unsigned int seq;
	long time;

	do {
		seq = read_seqbegin(&clock->lock);
		time = clock->time; // site: time held
		if (time)
			break;
	} while (read_seqretry(&clock->lock, seq));
	return time;
}

void clock_set(struct clock *clock, long time)
{
	write_seqlock(&clock->lock);
	clock->time = time; // site: time held
	write_sequnlock(&clock->lock);
}
