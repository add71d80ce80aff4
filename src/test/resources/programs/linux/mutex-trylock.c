// expect: none
#include <linux/kthread.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int value;

static int try(void *unused)
{
	if (!mutex_trylock(&lock))
		return -EBUSY;
	value++;
	mutex_unlock(&lock);
	return 0;
}

int main(void)
{
	kthread_run(try, NULL, "one");
	kthread_run(try, NULL, "other");
	return 0;
}
