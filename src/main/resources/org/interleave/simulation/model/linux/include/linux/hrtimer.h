#ifndef _LINUX_HRTIMER_H
#define _LINUX_HRTIMER_H
#include <linux/ktime.h>
#include <linux/timer.h>
enum hrtimer_restart { HRTIMER_NORESTART, HRTIMER_RESTART };
enum hrtimer_mode { HRTIMER_MODE_ABS = 0, HRTIMER_MODE_REL = 1, HRTIMER_MODE_REL_SOFT = 5 };
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
struct hrtimer {
	struct timer_list timer;
	enum hrtimer_restart (*function)(struct hrtimer *timer);
};
void hrtimer_init(struct hrtimer *timer, int clock, int mode);
void hrtimer_setup(struct hrtimer *timer, enum hrtimer_restart (*function)(struct hrtimer *timer),
		   int clock, int mode);
void hrtimer_start(struct hrtimer *timer, ktime_t expiry, int mode);
int hrtimer_cancel(struct hrtimer *timer);
int hrtimer_try_to_cancel(struct hrtimer *timer);
unsigned long hrtimer_forward_now(struct hrtimer *timer, ktime_t interval);
bool hrtimer_active(const struct hrtimer *timer);
#endif
