// expect: none
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/srcu.h>

struct object {
	struct rcu_head rcu;
	int value;
};

static struct srcu_struct srcu;
static struct object __rcu *pointer;
static int seen;

static void free_object(struct rcu_head *head)
{
	kfree(container_of(head, struct object, rcu));
}

static int read(void *unused)
{
	int index = srcu_read_lock(&srcu);
	struct object *now = srcu_dereference(pointer, &srcu);

	if (now)
		seen = now->value;
	srcu_read_unlock(&srcu, index);
	return 0;
}

int main(void)
{
	struct object *old = kzalloc(sizeof(*old), GFP_KERNEL);
	struct task_struct *task;

	if (init_srcu_struct(&srcu))
		return 1;
	rcu_assign_pointer(pointer, old);
	task = kthread_run(read, NULL, "reader");
	RCU_INIT_POINTER(pointer, NULL);
	call_srcu(&srcu, &old->rcu, free_object);
	srcu_barrier(&srcu);
	kthread_stop(task);
	cleanup_srcu_struct(&srcu);
	return 0;
}
