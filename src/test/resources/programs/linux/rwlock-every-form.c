// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/spinlock.h>

void __rwlock_init(void *lock, const char *name, void *key);
void __raw_read_unlock(void *lock);
void __raw_write_unlock(void *lock);
void __raw_read_unlock_irq(void *lock);
void __raw_write_unlock_irq(void *lock);

static DEFINE_RWLOCK(lock);
static int value;

#define READS(take, leave) \
	do { \
		take; \
		seen += value; \
		BUG_ON(write_trylock(&lock) || !read_trylock(&lock)); \
		read_unlock(&lock); \
		leave; \
	} while (0)
#define WRITES(take, leave) \
	do { \
		take; \
		value++; \
		BUG_ON(write_trylock(&lock) || read_trylock(&lock)); \
		leave; \
	} while (0)

static int other(void *unused)
{
	write_lock(&lock);
	value += 2;
	write_unlock(&lock);
	return 0;
}

int main(void)
{
	struct task_struct *task;
	unsigned long flags;
	int seen = 0;

	rwlock_init(&lock);
	WRITES(write_lock(&lock), write_unlock(&lock));
	WRITES(write_lock_bh(&lock), write_unlock_bh(&lock));
	WRITES(write_lock_irq(&lock), write_unlock_irq(&lock));
	WRITES(write_lock_irqsave(&lock, flags), write_unlock_irqrestore(&lock, flags));
	WRITES(BUG_ON(!write_trylock(&lock)), write_unlock(&lock));
	READS(read_lock(&lock), read_unlock(&lock));
	READS(read_lock_irq(&lock), read_unlock_irq(&lock));
	READS(read_lock_irqsave(&lock, flags), read_unlock_irqrestore(&lock, flags));
	__rwlock_init(&lock, "lock", NULL);
	WRITES(write_lock(&lock), __raw_write_unlock(&lock));
	WRITES(write_lock_irq(&lock), __raw_write_unlock_irq(&lock));
	READS(read_lock(&lock), __raw_read_unlock(&lock));
	READS(read_lock_irq(&lock), __raw_read_unlock_irq(&lock));
	task = kthread_run(other, NULL, "other");
	READS(read_lock_bh(&lock), read_unlock_bh(&lock));
	BUG_ON(!kthread_stop(task) && value != 9);
	BUG_ON(preempt_count() || irqs_disabled());
	return 0;
}
