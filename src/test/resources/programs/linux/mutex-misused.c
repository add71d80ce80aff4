#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

int main(void)
{
	mutex_unlock(&lock); // expect: lock-misuse on not locked
	mutex_lock_killable(&lock);
	mutex_destroy(&lock); // expect: lock-misuse on is destroyed
	mutex_lock_interruptible(&lock); // expect: deadlock
	return 0;
}
