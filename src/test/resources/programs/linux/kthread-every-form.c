// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>

struct task_struct *kthread_create_on_cpu(int (*function)(void *), void *data, unsigned int cpu,
					  const char *name);

static int parked, data;

static int work(void *argument)
{
	BUG_ON(argument != &data || kthread_data(current) != &data);
	while (!kthread_should_stop()) {
		if (kthread_should_park()) {
			parked++;
			kthread_parkme();
		}
		set_current_state(TASK_INTERRUPTIBLE);
		if (!kthread_should_stop() && !kthread_should_park())
			schedule();
		__set_current_state(TASK_RUNNING);
	}
	return 3;
}

static int never(void *unused)
{
	BUG();
	return 0;
}

static int once(void *unused)
{
	return 4;
}

int main(void)
{
	struct task_struct *task = kthread_create(work, &data, "work/%d", 1);

	BUG_ON(IS_ERR(task) || kthread_should_stop() || kthread_should_park());
	kthread_bind(task, 0);
	BUG_ON(!wake_up_process(task));
	BUG_ON(kthread_park(task));
	BUG_ON(parked != 1);
	parked = 5;
	kthread_unpark(task);
	BUG_ON(kthread_stop(task) != 3 || parked != 5);
	task = kthread_create_on_cpu(never, NULL, 0, "never");
	BUG_ON(kthread_stop(task) != -EINTR);
	task = kthread_run(once, NULL, "once");
	data = kthread_stop(task);
	BUG_ON(data != 4 && data != -EINTR);
	return 0;
}
