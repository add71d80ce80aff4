// expect: none
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/kthread.h>
#include <linux/percpu-refcount.h>
#include <linux/slab.h>

void percpu_ref_resurrect(struct percpu_ref *ref);
void percpu_ref_switch_to_atomic(struct percpu_ref *ref, percpu_ref_func_t *confirm);
void percpu_ref_switch_to_atomic_sync(struct percpu_ref *ref);
void percpu_ref_switch_to_percpu(struct percpu_ref *ref);

static DECLARE_COMPLETION(gone);
static int confirmed;

static void release(struct percpu_ref *ref)
{
	complete(&gone);
}

/* The reference that killing drops is still there. */
static void confirm(struct percpu_ref *ref)
{
	BUG_ON(percpu_ref_is_zero(ref));
	confirmed++;
}

static int user(void *ref)
{
	if (percpu_ref_tryget_live(ref))
		percpu_ref_put(ref);
	return 0;
}

int main(void)
{
	struct percpu_ref *ref = kzalloc(sizeof(*ref), GFP_KERNEL);
	struct task_struct *task;

	BUG_ON(percpu_ref_init(ref, release, 0, GFP_KERNEL));
	percpu_ref_get(ref);
	percpu_ref_get_many(ref, 3);
	BUG_ON(!percpu_ref_tryget(ref) || !percpu_ref_tryget_live(ref));
	percpu_ref_put_many(ref, 5);
	percpu_ref_put(ref);
	BUG_ON(percpu_ref_is_dying(ref) || percpu_ref_is_zero(ref));
	percpu_ref_switch_to_atomic(ref, confirm);
	percpu_ref_switch_to_atomic_sync(ref);
	percpu_ref_switch_to_percpu(ref);
	task = kthread_run(user, ref, "user");
	percpu_ref_kill_and_confirm(ref, confirm);
	BUG_ON(confirmed != 2 || !percpu_ref_is_dying(ref) || percpu_ref_tryget_live(ref));
	wait_for_completion(&gone);
	BUG_ON(!percpu_ref_is_zero(ref) || percpu_ref_tryget(ref));
	kthread_stop(task);
	percpu_ref_reinit(ref);
	BUG_ON(percpu_ref_is_dying(ref) || !percpu_ref_tryget_live(ref));
	percpu_ref_put(ref);
	percpu_ref_kill(ref);
	percpu_ref_resurrect(ref);
	percpu_ref_kill(ref);
	wait_for_completion(&gone);
	percpu_ref_exit(ref);
	kfree(ref);
	return 0;
}
