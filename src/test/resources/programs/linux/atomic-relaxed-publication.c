#include <linux/atomic.h>
#include <linux/kthread.h>

static atomic_t ready = ATOMIC_INIT(0);
static atomic_long_t count = ATOMIC_LONG_INIT(0);
static int data, other;

static int publish(void *unused)
{
	data = 1; // expect: data-race on data
	atomic_fetch_inc_relaxed(&ready);
	other = 1; // expect: data-race on other
	atomic_long_inc(&count);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(publish, NULL, "publish");
	int sum = 0;

	if (atomic_add_return_acquire(0, &ready))
		sum += data; // expect: data-race on data
	if (atomic_long_read(&count))
		sum += other; // expect: data-race on other
	kthread_stop(task);
	return sum;
}
