// expect: none
#include <interleave.h>
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

void __rcu_read_lock(void);
void __rcu_read_unlock(void);
void synchronize_net(void);
void synchronize_sched_expedited(void);
int debug_lockdep_rcu_enabled(void);
int rcu_preempt_depth(void);
bool rcu_is_watching(void);

struct node {
	struct rcu_head head;
	int value;
};

static struct node __rcu *shared;

static int read(void *flavour)
{
	struct node *node;

	BUG_ON(!rcu_is_watching() || !debug_lockdep_rcu_enabled());
	switch ((long)flavour) {
	case 0:
		rcu_read_lock();
		node = rcu_dereference(shared);
		BUG_ON(!rcu_read_lock_held() || !rcu_read_lock_any_held() || node->value > 2);
		rcu_read_unlock();
		break;
	case 1:
		rcu_read_lock_bh();
		node = rcu_dereference_bh(shared);
		BUG_ON(!rcu_read_lock_bh_held() || !in_softirq() || node->value > 2);
		rcu_read_unlock_bh();
		break;
	case 2:
		rcu_read_lock_sched();
		node = rcu_dereference_sched(shared);
		BUG_ON(!rcu_read_lock_sched_held() || preemptible() || node->value > 2);
		rcu_read_unlock_sched();
		break;
	default:
		__rcu_read_lock();
		rcu_read_lock();
		BUG_ON(rcu_preempt_depth() != 2);
		rcu_read_unlock();
		node = rcu_dereference_raw(shared);
		BUG_ON(node->value > 2);
		__rcu_read_unlock();
	}
	BUG_ON(rcu_preempt_depth() || preempt_count() || rcu_read_lock_held());
	return 0;
}

static void release(struct rcu_head *head)
{
	kfree(container_of(head, struct node, head));
}

static void retire(struct node *old, unsigned how)
{
	unsigned long state = get_state_synchronize_rcu();

	switch (how) {
	case 0:
		synchronize_rcu();
		break;
	case 1:
		synchronize_rcu_expedited();
		break;
	case 2:
		synchronize_rcu_bh();
		break;
	case 3:
		synchronize_sched();
		break;
	case 4:
		synchronize_sched_expedited();
		break;
	case 5:
		synchronize_net();
		break;
	case 6:
		cond_synchronize_rcu(state);
		break;
	case 7:
		call_rcu(&old->head, release);
		return;
	case 8:
		call_rcu_bh(&old->head, release);
		return;
	case 9:
		call_rcu_sched(&old->head, release);
		return;
	default:
		kfree_rcu(old, head);
		return;
	}
	kfree(old);
}

void rcu_barrier_bh(void);
void rcu_barrier_sched(void);

int main(void)
{
	unsigned how = il_choose(11, "way to retire");
	struct node *old = kzalloc(sizeof(*old), GFP_KERNEL);
	struct node *new = kzalloc(sizeof(*new), GFP_KERNEL);
	struct task_struct *task;

	old->value = 1;
	new->value = 2;
	RCU_INIT_POINTER(shared, old);
	task = kthread_run(read, (void *)(long)(how % 4), "read");
	old = rcu_replace_pointer(shared, new, 1);
	retire(old, how);
	kthread_stop(task);
	BUG_ON(rcu_access_pointer(shared) != new);
	rcu_barrier();
	rcu_barrier_bh();
	rcu_barrier_sched();
	kfree(rcu_dereference_protected(shared, 1));
	return 0;
}
