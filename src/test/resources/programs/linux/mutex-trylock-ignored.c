#include <linux/kthread.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int counter;

static int work(void *unused)
{
	mutex_trylock(&lock);
	counter++; // expect: data-race on counter
	mutex_unlock(&lock); // expect: lock-misuse
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");

	mutex_lock_io(&lock);
	counter++; // expect: data-race on counter
	mutex_unlock(&lock); // expect: lock-misuse
	kthread_stop(task);
	return 0;
}
