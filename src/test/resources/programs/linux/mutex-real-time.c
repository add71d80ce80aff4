// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/rtmutex.h>

static DEFINE_RT_MUTEX(lock);
static int counter;

static int work(void *unused)
{
	rt_mutex_lock(&lock);
	counter++;
	rt_mutex_unlock(&lock);
	return 0;
}

int main(void)
{
	struct task_struct *task;

	rt_mutex_init(&lock);
	task = kthread_run(work, NULL, "work");
	if (rt_mutex_trylock(&lock)) {
		counter++;
		rt_mutex_unlock(&lock);
	}
	kthread_stop(task);
	BUG_ON(counter < 1);
	return 0;
}
