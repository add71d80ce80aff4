#ifndef _LINUX_DELAY_H
#define _LINUX_DELAY_H
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/types.h>
void msleep(unsigned int milliseconds);
unsigned long msleep_interruptible(unsigned int milliseconds);
void usleep_range(unsigned long least, unsigned long most);
void ssleep(unsigned int seconds);
void fsleep(unsigned long microseconds);
void __udelay(unsigned long span);
#define udelay(n) __udelay(n)
#define ndelay(n) ((void)(n))
#define mdelay(n) __udelay((n) * 1000UL)
#endif
