// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct stats {
	long packets, bytes;
};

static DEFINE_PER_CPU(struct stats, stats);
static DEFINE_PER_CPU(int, count);
static struct stats __percpu *allocated;

static int work(void *unused)
{
	struct stats *mine = this_cpu_ptr(&stats);

	mine->packets++;
	(*this_cpu_ptr(&count))++;
	this_cpu_inc(count);
	this_cpu_add(allocated->bytes, 3);
	raw_cpu_ptr(allocated)->packets++;
	return 0;
}

int main(void)
{
	struct task_struct *task;
	int cpu, packets = 0, counted = 0, bytes = 0;

	allocated = alloc_percpu(struct stats);
	task = kthread_run(work, NULL, "work");
	work(NULL);
	kthread_stop(task);
	for_each_possible_cpu(cpu) {
		packets += per_cpu_ptr(&stats, cpu)->packets + per_cpu_ptr(allocated, cpu)->packets;
		counted += *per_cpu_ptr(&count, cpu);
		bytes += per_cpu_ptr(allocated, cpu)->bytes;
	}
	BUG_ON(packets % 2 || counted != packets || 2 * bytes != 3 * packets);
	free_percpu(allocated);
	return 0;
}
