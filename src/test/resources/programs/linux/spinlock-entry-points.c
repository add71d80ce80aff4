// expect: none
/* The functions that the real headers' inlines and macros end in. */
#include <linux/bug.h>
#include <linux/spinlock.h>

void __raw_spin_lock_init(void *lock, const char *name, void *key);
void __raw_spin_lock(void *lock);
void __raw_spin_lock_bh(void *lock);
void __raw_spin_lock_irq(void *lock);
unsigned long __raw_spin_lock_irqsave(void *lock);
int __raw_spin_trylock(void *lock);
int __raw_spin_trylock_bh(void *lock);
void __raw_spin_unlock(void *lock);
void __raw_spin_unlock_bh(void *lock);
void __raw_spin_unlock_irq(void *lock);
void __raw_spin_unlock_irqrestore(void *lock, unsigned long flags);
int _raw_spin_trylock_bh(void *lock);
void _raw_spin_lock_nested(void *lock, int subclass);
void _raw_spin_lock_bh_nested(void *lock, int subclass);
unsigned long _raw_spin_lock_irqsave_nested(void *lock, int subclass);
void _raw_spin_lock_nest_lock(void *lock, void *map);
int queued_spin_is_locked(void *lock);

static raw_spinlock_t lock;

int main(void)
{
	unsigned long flags;

	__raw_spin_lock_init(&lock, "lock", NULL);
	__raw_spin_lock(&lock);
	BUG_ON(__raw_spin_trylock(&lock) || _raw_spin_trylock_bh(&lock) || !queued_spin_is_locked(&lock));
	__raw_spin_unlock(&lock);
	BUG_ON(!__raw_spin_trylock(&lock) || __raw_spin_trylock_bh(&lock));
	__raw_spin_unlock(&lock);
	BUG_ON(!__raw_spin_trylock_bh(&lock) || !in_softirq());
	__raw_spin_unlock_bh(&lock);
	BUG_ON(!_raw_spin_trylock_bh(&lock));
	_raw_spin_unlock_bh(&lock);
	__raw_spin_lock_bh(&lock);
	__raw_spin_unlock_bh(&lock);
	_raw_spin_lock_bh_nested(&lock, 1);
	_raw_spin_unlock_bh(&lock);
	__raw_spin_lock_irq(&lock);
	BUG_ON(!irqs_disabled());
	__raw_spin_unlock_irq(&lock);
	flags = __raw_spin_lock_irqsave(&lock);
	__raw_spin_unlock_irqrestore(&lock, flags);
	flags = _raw_spin_lock_irqsave_nested(&lock, 1);
	_raw_spin_unlock_irqrestore(&lock, flags);
	_raw_spin_lock_nested(&lock, 1);
	_raw_spin_unlock(&lock);
	_raw_spin_lock_nest_lock(&lock, NULL);
	_raw_spin_unlock(&lock);
	BUG_ON(queued_spin_is_locked(&lock) || preempt_count() || irqs_disabled());
	return 0;
}
