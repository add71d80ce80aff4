#include <linux/kthread.h>
#include <linux/rcupdate.h>

static int state;

static int read(void *unused)
{
	rcu_read_lock();
	if (!state)
		return -1;
	rcu_read_unlock();
	return 0;
}

int main(void)
{
	kthread_run(read, NULL, "reader"); // expect: rcu-misuse
	return 0;
}
