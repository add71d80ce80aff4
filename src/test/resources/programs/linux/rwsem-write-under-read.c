#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int value;

static int change(void *unused)
{
	down_read(&sem);
	value++; // expect: data-race on value
	up_read(&sem);
	return 0;
}

int main(void)
{
	kthread_run(change, NULL, "one");
	kthread_run(change, NULL, "other");
	return 0;
}
