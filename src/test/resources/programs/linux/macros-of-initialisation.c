// expect: none
#include <interleave.h>
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/hashtable.h>
#include <linux/idr.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/llist.h>
#include <linux/percpu.h>
#include <linux/rbtree.h>
#include <linux/smp.h>
#include <linux/swait.h>
#include <linux/timer.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#include <linux/xarray.h>

struct tick {
	struct timer_list timer;
	struct tasklet_struct tasklet;
	int ticks;
};

static struct completion all = COMPLETION_INITIALIZER(all);
static struct idr idr = IDR_INIT(idr);
static struct llist_head lockless = LLIST_HEAD_INIT(lockless);
static struct list_head list = LIST_HEAD_INIT(list);
static DECLARE_HASHTABLE(table, 1);
static DEFINE_XARRAY_ALLOC(xa);
DECLARE_PER_CPU(int, counts);
DEFINE_PER_CPU(int, counts);

static void tick(struct timer_list *timer)
{
	timer_container_of((struct tick *)NULL, timer, timer)->ticks++;
}

static void tock(struct tasklet_struct *tasklet)
{
	struct tick *at = from_tasklet(at, tasklet, tasklet);

	at->ticks++;
}

static void run(struct work_struct *work)
{
	complete(&all);
}

static int wake(void *queue)
{
	wake_up_interruptible_sync((struct wait_queue_head *)queue);
	wake_up_interruptible_poll((struct wait_queue_head *)queue, 1);
	return 0;
}

static void works(void)
{
	struct workqueue_struct *one = create_workqueue("one");
	struct workqueue_struct *other = create_freezable_workqueue("other");
	struct delayed_work delayed, deferrable;
	struct work_struct work;

	INIT_WORK_ONSTACK(&work, run);
	INIT_DELAYED_WORK_ONSTACK(&delayed, run);
	INIT_DEFERRABLE_WORK(&deferrable, run);
	queue_work(one, &work);
	queue_delayed_work(other, &delayed, 1);
	wait_for_completion(&all);
	wait_for_completion(&all);
	destroy_workqueue(one);
	destroy_workqueue(other);
	destroy_work_on_stack(&work);
	destroy_delayed_work_on_stack(&delayed);
}

static void timers(void)
{
	struct tick at = { .ticks = 0 };

	timer_setup_on_stack(&at.timer, tick, 0);
	tasklet_setup(&at.tasklet, tock);
	mod_timer(&at.timer, jiffies + 1);
	del_timer_sync(&at.timer);
	destroy_timer_on_stack(&at.timer);
	tasklet_schedule(&at.tasklet);
	tasklet_kill(&at.tasklet);
	BUG_ON(at.ticks < 1 || time_is_after_jiffies(jiffies - 5));
}

static void waits(void)
{
	DECLARE_WAIT_QUEUE_HEAD_ONSTACK(queue);
	DECLARE_SWAIT_QUEUE_HEAD_ONSTACK(simple);
	struct completion done = COMPLETION_INITIALIZER_ONSTACK(done);
	struct task_struct *task = kthread_run(wake, &queue, "wake");

	BUG_ON(swait_active(&simple) || completion_done(&done));
	kthread_stop(task);
}

static void tables(void)
{
	struct rb_root root = RB_ROOT;
	int cpu, sum = 0;

	hash_init(table);
	xa_init_flags(&xa, XA_FLAGS_ALLOC);
	INIT_HLIST_HEAD(&table[0]);
	BUG_ON(idr_find(&idr, 0) || !llist_empty(&lockless) || list_entry(&list, struct list_head, next) != &list);
	BUG_ON(rb_entry_safe(rb_first(&root), struct tick, timer.entry) != NULL);
	BUG_ON(hlist_entry_safe(table[0].first, struct tick, timer.entry) != NULL);
	this_cpu_add(counts, 3);
	for_each_online_cpu(cpu)
		sum += cpu_online(cpu) ? per_cpu(counts, cpu) : 0;
	BUG_ON(sum != 3 || raw_smp_processor_id() >= num_possible_cpus());
}

int main(void)
{
	switch (il_choose(4, "part")) {
	case 0:
		works();
		break;
	case 1:
		timers();
		break;
	case 2:
		waits();
		break;
	default:
		tables();
	}
	return 0;
}
