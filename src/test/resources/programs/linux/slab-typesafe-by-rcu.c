// expect: none
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/rcupdate.h>
#include <linux/refcount.h>
#include <linux/slab.h>

struct item {
	refcount_t users;
};

static struct item __rcu *shared;

/* May find an item that is freed, which its count shows. */
static int find(void *unused)
{
	struct item *item;

	rcu_read_lock();
	item = rcu_dereference(shared);
	if (item && refcount_inc_not_zero(&item->users))
		refcount_dec(&item->users);
	rcu_read_unlock();
	return 0;
}

int main(void)
{
	struct kmem_cache *cache = KMEM_CACHE(item, SLAB_TYPESAFE_BY_RCU);
	struct item *item = kmem_cache_zalloc(cache, GFP_KERNEL);
	struct task_struct *task;

	refcount_set(&item->users, 1);
	rcu_assign_pointer(shared, item);
	task = kthread_run(find, NULL, "find");
	RCU_INIT_POINTER(shared, NULL);
	while (!refcount_dec_if_one(&item->users))
		cpu_relax();
	kmem_cache_free(cache, item);
	kthread_stop(task);
	rcu_barrier();
	kmem_cache_destroy(cache);
	return 0;
}
