// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/percpu.h>
#include <linux/smp.h>

static DEFINE_PER_CPU(int, count);

static int work(void *unused)
{
	this_cpu_inc(count);
	__this_cpu_add(count, 2);
	get_cpu_var(count)++;
	put_cpu_var(count);
	this_cpu_dec(count);
	return 0;
}

int main(void)
{
	struct task_struct *task = kthread_run(work, NULL, "work");
	int cpu, sum = 0;

	work(NULL);
	this_cpu_write(count, this_cpu_read(count) + 1);
	this_cpu_sub(count, 1);
	BUG_ON(!kthread_stop(task) && 0);
	for_each_possible_cpu(cpu)
		sum += per_cpu(count, cpu);
	BUG_ON((sum != 6 && sum != 3) || num_online_cpus() != nr_cpu_ids);
	return 0;
}
