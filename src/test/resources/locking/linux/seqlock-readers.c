/* rules:
- rule: the hands of the clock are written under its seqlock and read in its loop
  id: hands
  guarded_by: { field: clock.hands, lock: clock.seq }
*/
#include <linux/seqlock.h>

struct clock {
	seqlock_t seq;
	long hands;
	long alarms;
};

long clock_read(struct clock *clock)
{
	unsigned int seq;
	long hands;

	do {
		seq = read_seqbegin(&clock->seq);
		hands = clock->hands; // site: hands held
	} while (read_seqretry(&clock->seq, seq));
	return hands;
}

void clock_set(struct clock *clock, long hands)
{
	write_seqlock(&clock->seq);
	clock->hands = hands; // site: hands held
	write_sequnlock(&clock->seq);
}

void clock_alarm(struct clock *clock)
{
	unsigned long flags;

	write_seqlock_irqsave(&clock->seq, flags);
	clock->hands++; // site: hands held
	write_sequnlock_irqrestore(&clock->seq, flags);
}

void clock_wrong(struct clock *clock)
{
	unsigned int seq;

	do {
		seq = read_seqbegin(&clock->seq);
		clock->hands++; // site: hands held // site: hands unprotected
	} while (read_seqretry(&clock->seq, seq));
}

long clock_late(struct clock *clock)
{
	unsigned int seq;
	long alarms;

	do {
		seq = read_seqbegin(&clock->seq);
		alarms = clock->alarms;
	} while (read_seqretry(&clock->seq, seq));
	return alarms + clock->hands; // site: hands unprotected
}
