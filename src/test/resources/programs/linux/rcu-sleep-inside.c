#include <linux/mutex.h>
#include <linux/rcupdate.h>

static DEFINE_MUTEX(lock);

int main(void)
{
	rcu_read_lock();
	mutex_lock(&lock); // expect: sleep-in-atomic
	mutex_unlock(&lock);
	rcu_read_unlock();
	return 0;
}
