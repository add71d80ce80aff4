// expect: none
// executions: 6
#include <linux/kthread.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int counter;

static int add(void *unused)
{
	mutex_lock(&lock);
	lockdep_assert_held(&lock);
	counter++;
	mutex_unlock(&lock);
	return 0;
}

int main(void)
{
	kthread_run(add, NULL, "one");
	kthread_run(add, NULL, "two");
	kthread_run(add, NULL, "three");
	return 0;
}
