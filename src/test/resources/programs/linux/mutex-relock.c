#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

int main(void)
{
	mutex_lock(&lock);
	if (mutex_lock_interruptible(&lock)) // expect: deadlock
		return -1;
	mutex_unlock(&lock);
	return 0;
}
