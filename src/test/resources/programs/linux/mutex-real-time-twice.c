#include <linux/rtmutex.h>

static DEFINE_RT_MUTEX(lock);

int main(void)
{
	rt_mutex_lock(&lock);
	rt_mutex_lock(&lock); // expect: deadlock
	return 0;
}
