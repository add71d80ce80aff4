// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/rwsem.h>

int down_write_killable_nested(struct rw_semaphore *sem, int subclass);
void _down_write_nest_lock(struct rw_semaphore *sem, void *map);

static struct rw_semaphore sem;
static int value;

#define READS(take) \
	do { \
		take; \
		seen += value; \
		BUG_ON(down_write_trylock(&sem) || !rwsem_is_locked(&sem)); \
		BUG_ON(!down_read_trylock(&sem)); \
		up_read(&sem); \
		up_read(&sem); \
	} while (0)
#define WRITES(take) \
	do { \
		take; \
		value++; \
		BUG_ON(down_write_trylock(&sem) || down_read_trylock(&sem)); \
		up_write(&sem); \
	} while (0)

static int other(void *unused)
{
	down_write(&sem);
	value += 2;
	downgrade_write(&sem);
	BUG_ON(value < 2);
	up_read(&sem);
	return 0;
}

int main(void)
{
	struct task_struct *task;
	int seen = 0;

	init_rwsem(&sem);
	WRITES(down_write(&sem));
	WRITES(BUG_ON(!down_write_trylock(&sem)));
	WRITES(BUG_ON(down_write_killable(&sem)));
	WRITES(BUG_ON(down_write_killable_nested(&sem, 1)));
	WRITES(down_write_nested(&sem, 1));
	WRITES(_down_write_nest_lock(&sem, NULL));
	READS(down_read(&sem));
	READS(BUG_ON(down_read_killable(&sem)));
	READS(BUG_ON(down_read_interruptible(&sem)));
	READS(down_read_nested(&sem, 1));
	BUG_ON(rwsem_is_locked(&sem) || rwsem_is_contended(&sem));
	task = kthread_run(other, NULL, "other");
	down_read(&sem);
	seen += value;
	up_read(&sem);
	BUG_ON(!kthread_stop(task) && value != 8);
	return 0;
}
