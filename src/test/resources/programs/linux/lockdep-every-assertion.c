#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static DECLARE_RWSEM(sem);

int main(void)
{
	lockdep_assert_held(&lock); // expect: warning
	lockdep_assert_held_once(&lock); // expect: warning
	lockdep_assert_not_held(&lock);
	spin_lock(&lock);
	lockdep_assert_held(&lock);
	lockdep_assert_held_exclusive(&lock);
	lockdep_assert_not_held(&lock); // expect: warning
	might_lock(&lock);
	spin_unlock(&lock);
	down_read(&sem);
	lockdep_assert_held_read(&sem);
	lockdep_assert_held_write(&sem); // expect: warning
	lockdep_assert(lockdep_is_held_type(&sem, 0)); // expect: warning
	up_read(&sem);
	lockdep_assert_held_read(&sem); // expect: warning
	assert_spin_locked(&lock); // expect: assertion
	return 0;
}
