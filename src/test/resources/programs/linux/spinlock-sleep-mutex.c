#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static DEFINE_MUTEX(mutex);

int main(void)
{
	spin_lock(&lock);
	mutex_lock(&mutex); // expect: sleep-in-atomic
	mutex_unlock(&mutex);
	spin_unlock(&lock);
	return 0;
}
