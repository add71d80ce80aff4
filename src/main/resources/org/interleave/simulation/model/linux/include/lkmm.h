#ifndef _LKMM_H
#define _LKMM_H
#include <linux/atomic.h>
#include <linux/rcupdate.h>
#include <linux/spinlock.h>
#include <linux/srcu.h>
#endif
