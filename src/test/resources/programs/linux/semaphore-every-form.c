// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/semaphore.h>

static DEFINE_SEMAPHORE(sem);
static struct semaphore two;
static int shared;

static int work(void *unused)
{
	BUG_ON(down_killable(&sem));
	shared++;
	up(&sem);
	return 0;
}

int main(void)
{
	struct task_struct *task;

	sema_init(&two, 2);
	down(&two);
	BUG_ON(down_trylock(&two) || !down_trylock(&two));
	BUG_ON(down_timeout(&two, 10) != -ETIME);
	up(&two);
	BUG_ON(down_timeout(&two, 10));
	task = kthread_run(work, NULL, "work");
	BUG_ON(down_interruptible(&sem));
	shared++;
	up(&sem);
	BUG_ON(!kthread_stop(task) && shared != 2);
	return 0;
}
