#ifndef _LINUX_JIFFIES_H
#define _LINUX_JIFFIES_H
#include <linux/types.h>
#define HZ 250
unsigned long __linux_jiffies(void);
#define jiffies __linux_jiffies()
#define jiffies_64 ((u64)__linux_jiffies())
#define get_jiffies_64() jiffies_64
#define time_after(a, b) ((long)((b) - (a)) < 0)
#define time_before(a, b) time_after(b, a)
#define time_after_eq(a, b) ((long)((a) - (b)) >= 0)
#define time_before_eq(a, b) time_after_eq(b, a)
#define time_is_before_jiffies(a) time_after(jiffies, a)
#define time_is_after_jiffies(a) time_before(jiffies, a)
#define MAX_JIFFY_OFFSET ((0x7fffffffffffffffL >> 1) - 1)
unsigned long msecs_to_jiffies(unsigned int span);
unsigned long usecs_to_jiffies(unsigned int span);
unsigned long nsecs_to_jiffies(unsigned long span);
unsigned int jiffies_to_msecs(unsigned long span);
unsigned int jiffies_to_usecs(unsigned long span);
#endif
