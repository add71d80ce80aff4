#ifndef _LINUX_SPINLOCK_H
#define _LINUX_SPINLOCK_H
#include <linux/bottom_half.h>
#include <linux/cleanup.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <linux/lockdep.h>
#include <linux/preempt.h>
#include <linux/spinlock_types.h>
#include <linux/atomic.h>
void __linux_spin_init(void *lock);
void __linux_rwlock_init(void *lock);
void spin_lock(spinlock_t *lock);
void spin_lock_bh(spinlock_t *lock);
void spin_lock_irq(spinlock_t *lock);
int spin_trylock(spinlock_t *lock);
int spin_trylock_bh(spinlock_t *lock);
int spin_trylock_irq(spinlock_t *lock);
void spin_unlock(spinlock_t *lock);
void spin_unlock_bh(spinlock_t *lock);
void spin_unlock_irq(spinlock_t *lock);
void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags);
int spin_is_locked(spinlock_t *lock);
int spin_is_contended(spinlock_t *lock);
void _raw_spin_lock(void *lock);
void _raw_spin_lock_bh(void *lock);
void _raw_spin_lock_irq(void *lock);
unsigned long _raw_spin_lock_irqsave(void *lock);
int _raw_spin_trylock(void *lock);
int __linux_spin_trylock_irqsave(void *lock, unsigned long *flags);
void _raw_spin_unlock(void *lock);
void _raw_spin_unlock_bh(void *lock);
void _raw_spin_unlock_irq(void *lock);
void _raw_spin_unlock_irqrestore(void *lock, unsigned long flags);
int _atomic_dec_and_lock(atomic_t *counter, spinlock_t *lock);
int _atomic_dec_and_lock_irqsave(atomic_t *counter, spinlock_t *lock, unsigned long *flags);
#define spin_lock_init(lock) __linux_spin_init(lock)
#define raw_spin_lock_init(lock) __linux_spin_init(lock)
#define spin_lock_nested(lock, subclass) spin_lock(lock)
#define spin_lock_nest_lock(lock, outer) spin_lock(lock)
#define spin_lock_irqsave(lock, flags) ((void)((flags) = _raw_spin_lock_irqsave(lock)))
#define spin_lock_irqsave_nested(lock, flags, subclass) spin_lock_irqsave(lock, flags)
#define spin_trylock_irqsave(lock, flags) __linux_spin_trylock_irqsave((lock), &(flags))
#define raw_spin_lock(lock) _raw_spin_lock(lock)
#define raw_spin_lock_nested(lock, subclass) _raw_spin_lock(lock)
#define raw_spin_lock_bh(lock) _raw_spin_lock_bh(lock)
#define raw_spin_lock_irq(lock) _raw_spin_lock_irq(lock)
#define raw_spin_lock_irqsave(lock, flags) ((void)((flags) = _raw_spin_lock_irqsave(lock)))
#define raw_spin_trylock(lock) _raw_spin_trylock(lock)
#define raw_spin_unlock(lock) _raw_spin_unlock(lock)
#define raw_spin_unlock_bh(lock) _raw_spin_unlock_bh(lock)
#define raw_spin_unlock_irq(lock) _raw_spin_unlock_irq(lock)
#define raw_spin_unlock_irqrestore(lock, flags) _raw_spin_unlock_irqrestore((lock), (flags))
#define raw_spin_is_locked(lock) spin_is_locked((spinlock_t *)(lock))
#define spin_unlock_wait(lock) \
	do { \
		spin_lock(lock); \
		spin_unlock(lock); \
	} while (0)
#define assert_spin_locked(lock) BUG_ON(!spin_is_locked(lock))
#define assert_raw_spin_locked(lock) BUG_ON(!raw_spin_is_locked(lock))
#define atomic_dec_and_lock(counter, lock) _atomic_dec_and_lock((counter), (lock))
#define atomic_dec_and_lock_irqsave(counter, lock, flags) \
	_atomic_dec_and_lock_irqsave((counter), (lock), &(flags))
void _raw_read_lock(void *lock);
void _raw_write_lock(void *lock);
int _raw_read_trylock(void *lock);
int _raw_write_trylock(void *lock);
void _raw_read_unlock(void *lock);
void _raw_write_unlock(void *lock);
void _raw_read_lock_bh(void *lock);
void _raw_write_lock_bh(void *lock);
void _raw_read_unlock_bh(void *lock);
void _raw_write_unlock_bh(void *lock);
void _raw_read_lock_irq(void *lock);
void _raw_write_lock_irq(void *lock);
void _raw_read_unlock_irq(void *lock);
void _raw_write_unlock_irq(void *lock);
unsigned long _raw_read_lock_irqsave(void *lock);
unsigned long _raw_write_lock_irqsave(void *lock);
void _raw_read_unlock_irqrestore(void *lock, unsigned long flags);
void _raw_write_unlock_irqrestore(void *lock, unsigned long flags);
#define rwlock_init(lock) __linux_rwlock_init(lock)
#define read_lock(lock) _raw_read_lock(lock)
#define write_lock(lock) _raw_write_lock(lock)
#define read_trylock(lock) _raw_read_trylock(lock)
#define write_trylock(lock) _raw_write_trylock(lock)
#define read_unlock(lock) _raw_read_unlock(lock)
#define write_unlock(lock) _raw_write_unlock(lock)
#define read_lock_bh(lock) _raw_read_lock_bh(lock)
#define write_lock_bh(lock) _raw_write_lock_bh(lock)
#define read_unlock_bh(lock) _raw_read_unlock_bh(lock)
#define write_unlock_bh(lock) _raw_write_unlock_bh(lock)
#define read_lock_irq(lock) _raw_read_lock_irq(lock)
#define write_lock_irq(lock) _raw_write_lock_irq(lock)
#define read_unlock_irq(lock) _raw_read_unlock_irq(lock)
#define write_unlock_irq(lock) _raw_write_unlock_irq(lock)
#define read_lock_irqsave(lock, flags) ((void)((flags) = _raw_read_lock_irqsave(lock)))
#define write_lock_irqsave(lock, flags) ((void)((flags) = _raw_write_lock_irqsave(lock)))
#define read_unlock_irqrestore(lock, flags) _raw_read_unlock_irqrestore((lock), (flags))
#define write_unlock_irqrestore(lock, flags) _raw_write_unlock_irqrestore((lock), (flags))
DEFINE_GUARD(spinlock, spinlock_t *, spin_lock(_T), spin_unlock(_T))
DEFINE_GUARD(spinlock_bh, spinlock_t *, spin_lock_bh(_T), spin_unlock_bh(_T))
DEFINE_GUARD(spinlock_irq, spinlock_t *, spin_lock_irq(_T), spin_unlock_irq(_T))
typedef struct {
	spinlock_t *lock;
	unsigned long flags;
} class_spinlock_irqsave_t;
static inline void class_spinlock_irqsave_destructor(class_spinlock_irqsave_t *guarded)
{
	spin_unlock_irqrestore(guarded->lock, guarded->flags);
}
static inline class_spinlock_irqsave_t class_spinlock_irqsave_constructor(spinlock_t *lock)
{
	class_spinlock_irqsave_t guarded = { lock, _raw_spin_lock_irqsave(lock) };

	return guarded;
}
#endif
