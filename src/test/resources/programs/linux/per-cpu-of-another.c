#include <interleave.h>
#include <linux/kthread.h>
#include <linux/percpu.h>
#include <linux/smp.h>

static DEFINE_PER_CPU(int, count);

static int work(void *unused)
{
	*per_cpu_ptr(&count, 0) += 1; // expect: data-race
	return 0;
}

int main(void)
{
	int __percpu *allocated = alloc_percpu(int);
	struct task_struct *task = kthread_run(work, NULL, "work");

	this_cpu_write(count, 5); // expect: data-race
	kthread_stop(task);
	if (il_choose(2, "misuse"))
		return *per_cpu_ptr(&count, NR_CPUS); // expect: out-of-bounds
	free_percpu(allocated);
	return *this_cpu_ptr(allocated); // expect: use-after-free
}
