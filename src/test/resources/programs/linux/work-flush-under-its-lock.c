#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void run(struct work_struct *unused)
{
	mutex_lock(&lock); // expect: deadlock
	mutex_unlock(&lock);
}

static DECLARE_WORK(work, run);

int main(void)
{
	schedule_work(&work);
	mutex_lock(&lock);
	flush_work(&work); // expect: deadlock
	mutex_unlock(&lock);
	return 0;
}
