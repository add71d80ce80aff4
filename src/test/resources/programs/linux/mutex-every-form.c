// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/mutex.h>

void mutex_lock_io_nested(struct mutex *lock, unsigned int subclass);
int mutex_lock_killable_nested(struct mutex *lock, unsigned int subclass);
#undef mutex_lock_interruptible_nested
int mutex_lock_interruptible_nested(struct mutex *lock, unsigned int subclass);
void _mutex_lock_nest_lock(struct mutex *lock, void *map);

static DEFINE_MUTEX(outer);
static struct mutex lock;
static atomic_t users = ATOMIC_INIT(2);
static int shared;

#define LOCKED(take) \
	do { \
		take; \
		shared++; \
		BUG_ON(!mutex_is_locked(&lock) || mutex_trylock(&lock)); \
		mutex_unlock(&lock); \
	} while (0)

static int other(void *unused)
{
	if (mutex_trylock(&lock)) {
		shared++;
		mutex_unlock(&lock);
	} else {
		mutex_lock(&lock);
		shared++;
		mutex_unlock(&lock);
	}
	if (atomic_dec_and_mutex_lock(&users, &lock)) {
		shared++;
		mutex_unlock(&lock);
	}
	return 0;
}

int main(void)
{
	struct task_struct *task;

	mutex_init(&lock);
	LOCKED(mutex_lock_nested(&lock, 1));
	LOCKED(BUG_ON(mutex_lock_interruptible(&lock)));
	LOCKED(BUG_ON(mutex_lock_killable(&lock)));
	LOCKED(BUG_ON(mutex_lock_interruptible_nested(&lock, 1)));
	LOCKED(BUG_ON(mutex_lock_killable_nested(&lock, 1)));
	LOCKED(mutex_lock_io(&lock));
	LOCKED(mutex_lock_io_nested(&lock, 1));
	mutex_lock(&outer);
	LOCKED(mutex_lock_nest_lock(&lock, &outer));
	LOCKED(_mutex_lock_nest_lock(&lock, &outer));
	mutex_unlock(&outer);
	task = kthread_run(other, NULL, "other");
	LOCKED(mutex_lock(&lock));
	if (atomic_dec_and_mutex_lock(&users, &lock)) {
		shared++;
		mutex_unlock(&lock);
	}
	BUG_ON(!kthread_stop(task) && shared != 12);
	BUG_ON(mutex_is_locked(&lock));
	mutex_destroy(&lock);
	return 0;
}
