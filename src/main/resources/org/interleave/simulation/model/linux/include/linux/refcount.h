#ifndef _LINUX_REFCOUNT_H
#define _LINUX_REFCOUNT_H
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/mutex.h>
#include <linux/spinlock_types.h>
typedef struct refcount_struct {
	atomic_t refs;
} refcount_t;
#define REFCOUNT_INIT(n) { { (n) } }
void refcount_set(refcount_t *r, unsigned int value);
unsigned int refcount_read(const refcount_t *r);
void refcount_add(unsigned int by, refcount_t *r);
void refcount_inc(refcount_t *r);
bool refcount_add_not_zero(unsigned int by, refcount_t *r);
bool refcount_inc_not_zero(refcount_t *r);
bool refcount_sub_and_test(unsigned int by, refcount_t *r);
bool refcount_dec_and_test(refcount_t *r);
void refcount_dec(refcount_t *r);
bool refcount_dec_if_one(refcount_t *r);
bool refcount_dec_not_one(refcount_t *r);
bool refcount_dec_and_mutex_lock(refcount_t *r, struct mutex *lock);
bool refcount_dec_and_lock(refcount_t *r, spinlock_t *lock);
bool refcount_dec_and_lock_irqsave(refcount_t *r, spinlock_t *lock, unsigned long *flags);
#endif
