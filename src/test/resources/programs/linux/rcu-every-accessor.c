// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/rculist.h>
#include <linux/slab.h>

struct node {
	struct rcu_head head;
	struct hlist_node hash;
	int value;
};

static struct node first = { .value = 1 };
static struct node __rcu *shared = RCU_INITIALIZER(&first);
static struct {
	struct node __rcu *node;
} holder = { RCU_POINTER_INITIALIZER(node, &first) };
static DEFINE_MUTEX(lock);

static int read(void *unused)
{
	struct node *node;

	rcu_read_lock();
	node = rcu_dereference_check(shared, lockdep_is_held(&lock));
	BUG_ON(node->value > 2 || rcu_dereference_raw_notrace(holder.node) != &first);
	rcu_read_unlock();
	rcu_read_lock_bh();
	BUG_ON(rcu_dereference_bh_check(shared, 0)->value > 2);
	rcu_read_unlock_bh();
	rcu_read_lock_sched();
	node = rcu_pointer_handoff(rcu_dereference_sched_check(shared, 0));
	BUG_ON(node->value > 2);
	rcu_read_unlock_sched();
	return 0;
}

int main(void)
{
	struct node *node = kzalloc(sizeof(*node), GFP_KERNEL);
	struct task_struct *task = kthread_run(read, NULL, "read");
	struct hlist_head chain = { NULL };

	node->value = 2;
	init_rcu_head(&node->head);
	mutex_lock(&lock);
	rcu_swap_protected(shared, node, lockdep_is_held(&lock));
	RCU_LOCKDEP_WARN(!mutex_is_locked(&lock), "the lock is not taken");
	BUG_ON(node != &first || rcu_dereference_check(shared, lockdep_is_held(&lock))->value != 2);
	rcu_swap_protected(shared, node, lockdep_is_held(&lock));
	mutex_unlock(&lock);
	rcu_sleep_check();
	synchronize_rcu();
	hlist_add_head_rcu(&node->hash, &chain);
	hlist_del_init_rcu(&node->hash);
	hlist_del_init_rcu(&node->hash);
	BUG_ON(!hlist_unhashed(&node->hash));
	destroy_rcu_head(&node->head);
	kfree(node);
	kthread_stop(task);
	return 0;
}
