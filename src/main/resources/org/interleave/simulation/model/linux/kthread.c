/*
 * A kernel thread's task_struct is longer than any header says: behind it stands what
 * kthread_stop and the thread tell each other.
 */
#include "context.h"

#define TASK_SIZE 12288
#define SLEEPING 2
#define STOPPED (-4)

struct kthread {
	unsigned long should_stop;
	unsigned long should_park;
	unsigned long parked;
	long result;
	int thread;
	int (*function)(void *);
	void *data;
};

void il_become(void *task);
void schedule(void);
int __linux_wake(struct task *task, unsigned states);

static __thread struct kthread *own;

static struct kthread *of(void *task)
{
	return (struct kthread *)((char *)task + TASK_SIZE);
}

static void run(void *argument)
{
	struct task *task = argument;
	int stopped;

	own = of(task);
	il_become(task);
	il_atomic_begin();
	il_await(task->state == 0, task, "being woken for the first time", -1);
	il_acquire(&task->state);
	stopped = own->should_stop != 0;
	il_atomic_end();
	own->result = stopped ? STOPPED : own->function(own->data);
	__linux_end();
}

static void *create(int (*function)(void *), void *data, const char *name)
{
	struct task *task = il_allocate(TASK_SIZE + sizeof(struct kthread), 1);
	struct kthread *k = of(task);

	task->state = SLEEPING;
	k->function = function;
	k->data = data;
	__linux_may_sleep("kthread_create");
	il_atomic_begin();
	k->thread = il_spawn(name, run, task);
	il_atomic_end();
	return task;
}

void *kthread_create_on_node(int (*function)(void *), void *data, int node, const char *name, ...)
{
	(void)node;
	return create(function, data, name);
}

void *kthread_create_on_cpu(int (*function)(void *), void *data, unsigned cpu, const char *name)
{
	(void)cpu;
	return create(function, data, name);
}

void kthread_bind(void *task, unsigned cpu)
{
	(void)task;
	(void)cpu;
}

_Bool kthread_should_stop(void)
{
	_Bool stop;

	if (!own)
		return 0;
	il_atomic_begin();
	stop = own->should_stop != 0;
	il_acquire(&own->should_stop);
	il_atomic_end();
	return stop;
}

int kthread_stop(void *task)
{
	struct kthread *k = of(task);

	__linux_may_sleep("kthread_stop");
	il_atomic_begin();
	k->should_stop = 1;
	k->should_park = 0;
	il_release(&k->should_stop);
	il_atomic_end();
	__linux_wake(task, 3);
	il_join(k->thread);
	return k->result;
}

_Bool kthread_should_park(void)
{
	_Bool park;

	if (!own)
		return 0;
	il_atomic_begin();
	park = own->should_park != 0;
	il_atomic_end();
	return park;
}

void kthread_parkme(void)
{
	il_atomic_begin();
	own->parked = own->should_park;
	il_release(&own->parked);
	il_atomic_end();
	il_atomic_begin();
	il_await(!own->should_park, own, "kthread_unpark", -1);
	own->parked = 0;
	il_acquire(&own->should_park);
	il_atomic_end();
}

int kthread_park(void *task)
{
	struct kthread *k = of(task);

	il_atomic_begin();
	k->should_park = 1;
	il_atomic_end();
	__linux_wake(task, 3);
	il_atomic_begin();
	il_await(k->parked != 0, task, "the thread to park", k->thread);
	il_acquire(&k->parked);
	il_atomic_end();
	return 0;
}

void kthread_unpark(void *task)
{
	il_atomic_begin();
	of(task)->should_park = 0;
	il_release(&of(task)->should_park);
	il_atomic_end();
}

void *kthread_data(void *task) { return of(task)->data; }

void do_exit(long code)
{
	if (own)
		own->result = code;
	__linux_end();
	il_exit_thread();
}

void kthread_exit(long code) { do_exit(code); }

void kthread_complete_and_exit(void *completion, long code)
{
	void complete(void *completion);

	if (completion)
		complete(completion);
	do_exit(code);
}

void complete_and_exit(void *completion, long code) { kthread_complete_and_exit(completion, code); }
