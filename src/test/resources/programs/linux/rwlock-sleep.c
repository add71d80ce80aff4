#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static DEFINE_MUTEX(mutex);

int main(void)
{
	read_lock(&lock);
	mutex_lock(&mutex); // expect: sleep-in-atomic
	mutex_unlock(&mutex);
	read_unlock(&lock);
	return 0;
}
