// expect: none
/* The functions that the real header's macros end in. */
#include <linux/bug.h>
#include <linux/workqueue.h>

struct workqueue_struct *__alloc_workqueue_key(const char *format, unsigned int flags, int most,
					       void *key, const char *name, ...);
void __init_work(struct work_struct *work, int on_stack);
bool mod_delayed_work_on(int cpu, struct workqueue_struct *queue, struct delayed_work *work,
			 unsigned long delay);
void delayed_work_timer_fn(struct timer_list *timer);

static int ran;

static void run(struct work_struct *work)
{
	ran++;
}

int main(void)
{
	struct workqueue_struct *own = __alloc_workqueue_key("own", 0, 1, NULL, "own");
	struct delayed_work work;

	INIT_DELAYED_WORK(&work, run);
	__init_work(&work.work, 0);
	delayed_work_timer_fn(&work.timer);
	BUG_ON(mod_delayed_work_on(0, own, &work, HZ));
	mod_delayed_work_on(0, own, &work, HZ);
	drain_workqueue(own);
	BUG_ON(ran < 1);
	destroy_workqueue(own);
	return 0;
}
