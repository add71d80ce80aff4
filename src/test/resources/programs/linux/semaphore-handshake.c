// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/semaphore.h>

static struct semaphore done;
static int value;

static int work(void *unused)
{
	value = 1;
	up(&done);
	return 0;
}

int main(void)
{
	sema_init(&done, 0);
	kthread_run(work, NULL, "work");
	down(&done);
	BUG_ON(value != 1);
	return 0;
}
