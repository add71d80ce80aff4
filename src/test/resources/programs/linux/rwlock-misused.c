#include <linux/kthread.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static DEFINE_RWLOCK(other);

static int unlock(void *unused)
{
	read_unlock(&lock); // expect: lock-misuse on another thread
	write_unlock(&other); // expect: lock-misuse on another thread
	return 0;
}

int main(void)
{
	read_lock(&lock);
	write_lock(&other);
	kthread_stop(kthread_run(unlock, NULL, "unlock")); // expect: sleep-in-atomic
	read_unlock(&lock); // expect: lock-misuse on not locked to read
	write_unlock(&other); // expect: lock-misuse on not locked to write
	return 0;
}
