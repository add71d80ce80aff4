/*
 * Time is virtual: each thread's clock goes on when it is looked at. Sleeping takes none, so that a
 * loop which sleeps until something has changed is seen to wait.
 */
#include "context.h"

#define MILLISECOND 1000000L
#define HZ 250
#define BEGIN 4294892296UL

static __thread long now;

unsigned long __linux_jiffies(void)
{
	now += 1000 / HZ * MILLISECOND;
	return BEGIN + now / (1000 / HZ * MILLISECOND);
}

long ktime_get(void)
{
	return now += MILLISECOND / 10;
}

long ktime_get_real(void) { return 1700000000L * 1000 * MILLISECOND + ktime_get(); }
long ktime_get_boottime(void) { return ktime_get(); }
unsigned long ktime_get_ns(void) { return ktime_get(); }
unsigned long ktime_get_real_ns(void) { return ktime_get_real(); }
unsigned long local_clock(void) { return ktime_get(); }
unsigned long sched_clock(void) { return ktime_get(); }
long ktime_get_seconds(void) { return ktime_get() / 1000 / MILLISECOND; }
long ktime_get_real_seconds(void) { return ktime_get_real() / 1000 / MILLISECOND; }

void msleep(unsigned milliseconds)
{
	(void)milliseconds;
	__linux_may_sleep("msleep");
}

unsigned long msleep_interruptible(unsigned milliseconds)
{
	msleep(milliseconds);
	return 0;
}

void usleep_range(unsigned long least, unsigned long most)
{
	(void)least;
	(void)most;
	__linux_may_sleep("usleep_range");
}

void ssleep(unsigned seconds) { msleep(seconds * 1000); }
void fsleep(unsigned long microseconds) { usleep_range(microseconds, microseconds); }
void __udelay(unsigned long span) { (void)span; }
void __const_udelay(unsigned long span) { (void)span; }
void __ndelay(unsigned long span) { (void)span; }
unsigned long __msecs_to_jiffies(unsigned span) { return (span + 1000 / HZ - 1) / (1000 / HZ); }
unsigned long msecs_to_jiffies(unsigned span) { return __msecs_to_jiffies(span); }
unsigned long usecs_to_jiffies(unsigned span) { return (span + 1000000 / HZ - 1) / (1000000 / HZ); }
unsigned jiffies_to_msecs(unsigned long span) { return span * (1000 / HZ); }
unsigned jiffies_to_usecs(unsigned long span) { return span * (1000000 / HZ); }
unsigned long nsecs_to_jiffies(unsigned long span) { return span / (1000000000 / HZ); }
