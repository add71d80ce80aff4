// expect: none
#include <linux/atomic.h>
#include <linux/kthread.h>

static atomic_t ready = ATOMIC_INIT(0);
static atomic64_t wide = ATOMIC64_INIT(0);
static atomic_long_t count = ATOMIC_LONG_INIT(0);
static int data[4];

static int publish(void *unused)
{
	data[0] = 1;
	atomic_fetch_inc_release(&ready);
	data[1] = 1;
	atomic64_set_release(&wide, 1);
	data[2] = 1;
	atomic_long_add_return(1, &count);
	data[3] = 1;
	smp_mb__before_atomic();
	atomic_inc(&ready);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(publish, NULL, "publish");
	int sum = 0;

	if (atomic_read_acquire(&ready) == 1)
		sum += data[0];
	if (atomic64_fetch_add_acquire(0, &wide))
		sum += data[1];
	if (atomic_long_xchg(&count, 0))
		sum += data[2];
	if (atomic_cmpxchg_acquire(&ready, 2, 3) == 2)
		sum += data[3];
	kthread_stop(task);
	return 0;
}
