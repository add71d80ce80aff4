/* rules:
- rule: the next slot of a table is under its lock
  id: next
  guarded_by: { field: slots.next, lock: slots.lock }
- rule: so is its array
  id: array
  guarded_by: { field: slots.array, lock: slots.lock, read: none }
*/
// quiet
#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

struct array {
	int size;
	void *slot[8];
};

struct slots {
	atomic_t count;
	spinlock_t lock;
	wait_queue_head_t wait;
	struct list_head users;
	int next;
	struct array __rcu *array;
	struct array first;
};

struct slots *slots_copy(struct slots *old)
{
	struct slots *slots = kzalloc(sizeof(*slots), GFP_KERNEL);

	if (!slots)
		return NULL;
	atomic_set(&slots->count, 1);
	spin_lock_init(&slots->lock);
	init_waitqueue_head(&slots->wait);
	INIT_LIST_HEAD(&slots->users);
	slots->next = 0;
	slots->array = &slots->first;
	spin_lock(&old->lock);
	slots->next = old->next; // site: next held
	spin_unlock(&old->lock);
	slots->first.size = 8;
	rcu_assign_pointer(slots->array, &slots->first);
	return slots;
}
