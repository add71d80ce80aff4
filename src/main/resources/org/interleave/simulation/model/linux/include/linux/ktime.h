#ifndef _LINUX_KTIME_H
#define _LINUX_KTIME_H
#include <linux/jiffies.h>
#include <linux/types.h>
typedef long ktime_t;
#define NSEC_PER_SEC 1000000000L
#define NSEC_PER_MSEC 1000000L
#define NSEC_PER_USEC 1000L
#define USEC_PER_SEC 1000000L
#define USEC_PER_MSEC 1000L
#define MSEC_PER_SEC 1000L
ktime_t ktime_get(void);
ktime_t ktime_get_real(void);
ktime_t ktime_get_boottime(void);
unsigned long ktime_get_ns(void);
unsigned long ktime_get_real_ns(void);
long ktime_get_seconds(void);
long ktime_get_real_seconds(void);
unsigned long local_clock(void);
#define ktime_set(seconds, nanoseconds) ((seconds) * NSEC_PER_SEC + (nanoseconds))
#define ktime_add(a, b) ((a) + (b))
#define ktime_sub(a, b) ((a) - (b))
#define ktime_add_ns(a, n) ((a) + (n))
#define ktime_add_us(a, n) ((a) + (n) * NSEC_PER_USEC)
#define ktime_add_ms(a, n) ((a) + (n) * NSEC_PER_MSEC)
#define ktime_to_ns(time) (time)
#define ktime_to_us(time) ((time) / NSEC_PER_USEC)
#define ktime_to_ms(time) ((time) / NSEC_PER_MSEC)
#define ktime_us_delta(a, b) ktime_to_us((a) - (b))
#define ktime_ms_delta(a, b) ktime_to_ms((a) - (b))
#define ktime_compare(a, b) ((a) < (b) ? -1 : (a) > (b))
#define ktime_after(a, b) ((a) > (b))
#define ktime_before(a, b) ((a) < (b))
#define ms_to_ktime(n) ((n) * NSEC_PER_MSEC)
#define ns_to_ktime(n) (n)
#endif
