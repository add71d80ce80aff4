#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static DECLARE_RWSEM(other);

static int release(void *unused)
{
	downgrade_write(&sem); // expect: lock-misuse on this thread has not locked
	up_write(&sem); // expect: lock-misuse on another thread
	up_read(&other); // expect: lock-misuse on another thread
	return 0;
}

int main(void)
{
	down_write(&sem);
	down_read(&other);
	kthread_stop(kthread_run(release, NULL, "release"));
	up_write(&sem); // expect: lock-misuse on not locked to write
	up_read(&other); // expect: lock-misuse on not locked to read
	return 0;
}
