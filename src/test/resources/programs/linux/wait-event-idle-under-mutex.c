#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DEFINE_MUTEX(lock);
static int done;

static int work(void *unused)
{
	mutex_lock(&lock); // expect: deadlock
	WRITE_ONCE(done, 1);
	mutex_unlock(&lock);
	wake_up(&queue);
	return 0;
}

int main(void)
{
	kthread_run(work, NULL, "work");
	mutex_lock(&lock);
	wait_event_idle(queue, READ_ONCE(done)); // expect: deadlock
	mutex_unlock(&lock);
	return 0;
}
