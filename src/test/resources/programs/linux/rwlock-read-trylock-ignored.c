#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static int value;

static int work(void *unused)
{
	write_lock(&lock);
	value = 1; // expect: data-race on value
	write_unlock(&lock);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");
	int seen;

	read_trylock(&lock);
	seen = value; // expect: data-race on value
	read_unlock(&lock); // expect: lock-misuse
	kthread_stop(task);
	return seen;
}
