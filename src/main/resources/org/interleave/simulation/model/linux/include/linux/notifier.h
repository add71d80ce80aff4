#ifndef _LINUX_NOTIFIER_H
#define _LINUX_NOTIFIER_H
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>
#include <linux/srcu.h>
struct notifier_block;
typedef int (*notifier_fn_t)(struct notifier_block *block, unsigned long action, void *data);
struct notifier_block {
	notifier_fn_t notifier_call;
	struct notifier_block __rcu *next;
	int priority;
};
struct atomic_notifier_head {
	spinlock_t lock;
	struct notifier_block __rcu *head;
};
struct blocking_notifier_head {
	struct rw_semaphore rwsem;
	struct notifier_block __rcu *head;
};
struct raw_notifier_head {
	struct notifier_block __rcu *head;
};
#define NOTIFY_DONE 0x0000
#define NOTIFY_OK 0x0001
#define NOTIFY_STOP_MASK 0x8000
#define NOTIFY_BAD (NOTIFY_STOP_MASK | 0x0002)
#define NOTIFY_STOP (NOTIFY_OK | NOTIFY_STOP_MASK)
#define ATOMIC_NOTIFIER_HEAD(name) struct atomic_notifier_head name
#define BLOCKING_NOTIFIER_HEAD(name) struct blocking_notifier_head name
#define RAW_NOTIFIER_HEAD(name) struct raw_notifier_head name
static inline int notifier_from_errno(int error)
{
	return error ? NOTIFY_STOP_MASK | (NOTIFY_OK - error) : NOTIFY_OK;
}
static inline int notifier_to_errno(int result)
{
	result &= ~NOTIFY_STOP_MASK;
	return result > NOTIFY_OK ? NOTIFY_OK - result : 0;
}
static inline int __notifier_add(struct notifier_block **at, struct notifier_block *block)
{
	while (*at && (*at)->priority >= block->priority)
		at = &(*at)->next;
	block->next = *at;
	rcu_assign_pointer(*at, block);
	return 0;
}
static inline int __notifier_remove(struct notifier_block **at, struct notifier_block *block)
{
	for (; *at; at = &(*at)->next)
		if (*at == block) {
			rcu_assign_pointer(*at, block->next);
			return 0;
		}
	return -ENOENT;
}
static inline int __notifier_call(struct notifier_block **head, unsigned long action, void *data)
{
	struct notifier_block *at = rcu_dereference_raw(*head);
	int result = NOTIFY_DONE;

	while (at) {
		struct notifier_block *next = rcu_dereference_raw(at->next);

		result = at->notifier_call(at, action, data);
		if (result & NOTIFY_STOP_MASK)
			break;
		at = next;
	}
	return result;
}
static inline int atomic_notifier_chain_register(struct atomic_notifier_head *chain,
						 struct notifier_block *block)
{
	unsigned long flags;

	spin_lock_irqsave(&chain->lock, flags);
	__notifier_add(&chain->head, block);
	spin_unlock_irqrestore(&chain->lock, flags);
	return 0;
}
static inline int atomic_notifier_chain_unregister(struct atomic_notifier_head *chain,
						   struct notifier_block *block)
{
	unsigned long flags;
	int result;

	spin_lock_irqsave(&chain->lock, flags);
	result = __notifier_remove(&chain->head, block);
	spin_unlock_irqrestore(&chain->lock, flags);
	synchronize_rcu();
	return result;
}
static inline int atomic_notifier_call_chain(struct atomic_notifier_head *chain,
					     unsigned long action, void *data)
{
	int result;

	rcu_read_lock();
	result = __notifier_call(&chain->head, action, data);
	rcu_read_unlock();
	return result;
}
static inline int blocking_notifier_chain_register(struct blocking_notifier_head *chain,
						   struct notifier_block *block)
{
	down_write(&chain->rwsem);
	__notifier_add(&chain->head, block);
	up_write(&chain->rwsem);
	return 0;
}
static inline int blocking_notifier_chain_unregister(struct blocking_notifier_head *chain,
						     struct notifier_block *block)
{
	int result;

	down_write(&chain->rwsem);
	result = __notifier_remove(&chain->head, block);
	up_write(&chain->rwsem);
	return result;
}
static inline int blocking_notifier_call_chain(struct blocking_notifier_head *chain,
					       unsigned long action, void *data)
{
	int result = NOTIFY_DONE;

	if (rcu_access_pointer(chain->head)) {
		down_read(&chain->rwsem);
		result = __notifier_call(&chain->head, action, data);
		up_read(&chain->rwsem);
	}
	return result;
}
#define raw_notifier_chain_register(chain, block) __notifier_add(&(chain)->head, (block))
#define raw_notifier_chain_unregister(chain, block) __notifier_remove(&(chain)->head, (block))
#define raw_notifier_call_chain(chain, action, data) __notifier_call(&(chain)->head, (action), (data))
#endif
