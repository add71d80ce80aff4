// expect: none
#include <interleave.h>
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/srcu.h>

int __init_srcu_struct(struct srcu_struct *srcu, const char *name, void *key);
int __srcu_read_lock(struct srcu_struct *srcu);
void __srcu_read_unlock(struct srcu_struct *srcu, int index);
void cleanup_srcu_struct_quiesced(struct srcu_struct *srcu);

static struct srcu_struct srcu;
static int __rcu *shared;

static int read(void *raw)
{
	int index, inner, seen;

	if (raw) {
		index = __srcu_read_lock(&srcu);
		seen = *srcu_dereference(shared, &srcu);
		__srcu_read_unlock(&srcu, index);
	} else {
		index = srcu_read_lock(&srcu);
		inner = srcu_read_lock(&srcu);
		BUG_ON(!srcu_read_lock_held(&srcu));
		srcu_read_unlock(&srcu, inner);
		seen = *srcu_dereference_check(shared, &srcu, 0);
		might_sleep();
		srcu_read_unlock(&srcu, index);
	}
	BUG_ON(srcu_read_lock_held(&srcu) || seen);
	return 0;
}

int main(void)
{
	unsigned how = il_choose(2, "form");
	int *old = kzalloc(sizeof(*old), GFP_KERNEL);
	int *new = kzalloc(sizeof(*new), GFP_KERNEL);
	struct task_struct *task;

	BUG_ON(how ? init_srcu_struct(&srcu) : __init_srcu_struct(&srcu, "srcu", NULL));
	rcu_assign_pointer(shared, old);
	task = kthread_run(read, (void *)(long)how, "read");
	rcu_assign_pointer(shared, new);
	if (how)
		synchronize_srcu(&srcu);
	else
		synchronize_srcu_expedited(&srcu);
	kfree(old);
	kthread_stop(task);
	srcu_barrier(&srcu);
	if (how)
		cleanup_srcu_struct(&srcu);
	else
		cleanup_srcu_struct_quiesced(&srcu);
	kfree(new);
	return 0;
}
