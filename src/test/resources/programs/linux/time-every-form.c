// expect: none
#include <linux/bug.h>
#include <linux/delay.h>
#include <linux/jiffies.h>
#include <linux/ktime.h>

void __const_udelay(unsigned long span);
void __ndelay(unsigned long span);
unsigned long __msecs_to_jiffies(unsigned int span);
unsigned long sched_clock(void);

int main(void)
{
	unsigned long begin = jiffies, deadline = jiffies + HZ;
	ktime_t start = ktime_get(), now;

	BUG_ON(!time_after(jiffies, begin) || !time_before(begin, deadline) || time_after_eq(begin, deadline));
	BUG_ON(!time_before_eq(begin, begin) || !time_is_before_jiffies(begin) || get_jiffies_64() <= begin);
	BUG_ON(msecs_to_jiffies(1000) != HZ || __msecs_to_jiffies(1) != 1 || usecs_to_jiffies(1000000) != HZ);
	BUG_ON(nsecs_to_jiffies(NSEC_PER_SEC) != HZ || jiffies_to_msecs(HZ) != 1000);
	BUG_ON(jiffies_to_usecs(HZ) != USEC_PER_SEC);
	now = ktime_get();
	BUG_ON(now <= start || ktime_before(now, start) || !ktime_after(now, start) || ktime_compare(now, now));
	BUG_ON(ktime_sub(ktime_add(now, start), start) != now || ktime_to_ns(ktime_set(1, 5)) != NSEC_PER_SEC + 5);
	BUG_ON(ktime_to_ms(ms_to_ktime(7)) != 7 || ktime_to_us(ktime_add_us(0, 3)) != 3);
	BUG_ON(ktime_ms_delta(ktime_add_ms(now, 4), now) != 4 || ktime_us_delta(ktime_add_ns(now, 5000), now) != 5);
	BUG_ON(ktime_get_real() <= ktime_get_boottime() || ktime_get_real_seconds() <= ktime_get_seconds());
	BUG_ON(ktime_get_real_ns() <= ktime_get_ns() || local_clock() >= sched_clock() || !ns_to_ktime(1));
	__const_udelay(1);
	__ndelay(1);
	return 0;
}
