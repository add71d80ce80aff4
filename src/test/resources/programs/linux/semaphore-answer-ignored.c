#include <linux/kthread.h>
#include <linux/semaphore.h>

static DEFINE_SEMAPHORE(sem);
static int shared;

static int work(void *unused)
{
	down_timeout(&sem, 10);
	shared++; // expect: data-race on shared
	up(&sem);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");

	if (!down_trylock(&sem)) {
		shared++; // expect: data-race on shared
		up(&sem);
	}
	kthread_stop(task);
	return 0;
}
