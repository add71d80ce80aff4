/*
 * Mirrors: a device keeps its own table of the pages of a pocket.
 *
 * All mirrors of one pocket share a hub. The hub watches the pocket and passes
 * on what it learns.
 */
#ifndef POCKET_MIRROR_H
#define POCKET_MIRROR_H

#include <linux/kref.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/wait.h>
#include <pocket/pocket.h>

#define MIRROR_RANGE_MAX	8

struct mirror;

/**
 * struct mirror_hub - what a pocket and its mirrors have in common
 * @kref: one reference for each registered mirror
 * @pocket: the pocket that is mirrored
 * @watch: how the hub learns of changes
 * @mirrors_sem: guards @mirrors
 * @mirrors: the registered mirrors
 * @lock: guards @ranges
 * @ranges: the ranges that are being filled
 * @busy: updates that have begun and not ended
 * @wq: where mirror_range_wait() waits for @busy to become 0
 * @dead: the pocket has lost its last user
 */
struct mirror_hub {
	struct kref kref;
	struct pocket *pocket;
	struct pocket_watch watch;
	struct rw_semaphore mirrors_sem;
	struct list_head mirrors;
	struct mutex lock;
	struct list_head ranges;
	atomic_t busy;
	wait_queue_head_t wq;
	bool dead;
};

struct mirror_ops {
	/*
	 * The device must stop using the entries of @update. May sleep only
	 * if update->blockable; returns -EAGAIN if it would have to otherwise.
	 */
	int (*invalidate)(struct mirror *mirror, const struct pocket_update *update);

	/*
	 * The pocket has lost its last user: the device must stop using it.
	 * May call mirror_unregister().
	 */
	void (*release)(struct mirror *mirror);
};

/**
 * struct mirror - one device that mirrors a pocket
 * @hub: the hub, NULL while the mirror is not registered
 * @ops: set by the driver before it registers the mirror
 * @link: on hub->mirrors
 */
struct mirror {
	struct mirror_hub *hub;
	const struct mirror_ops *ops;
	struct list_head link;
};

/**
 * struct mirror_range - a copy of some entries while a driver makes use of it
 * @hub: the hub
 * @link: on hub->ranges
 * @start: first entry
 * @end: the entry after the last one
 * @valid: no update has touched the range since mirror_range_fill()
 * @pages: the copy
 */
struct mirror_range {
	struct mirror_hub *hub;
	struct list_head link;
	unsigned long start;
	unsigned long end;
	bool valid;
	unsigned long pages[MIRROR_RANGE_MAX];
};

int mirror_register(struct mirror *mirror, struct pocket *pocket);
void mirror_unregister(struct mirror *mirror);

/*
 * How a driver uses a range:
 *
 *	mirror_range_register()
 *	mirror_range_fill()		-EBUSY: mirror_range_wait() and again
 *	take the lock that ops->invalidate takes
 *	mirror_range_valid()		false: drop the lock, fill again
 *	program the device from range->pages
 *	drop the lock
 *	mirror_range_unregister()
 */
int mirror_range_register(struct mirror_range *range, struct mirror *mirror,
			  unsigned long start, unsigned long end);
void mirror_range_unregister(struct mirror_range *range);
int mirror_range_fill(struct mirror_range *range);
bool mirror_range_wait(struct mirror_range *range, long timeout);
bool mirror_range_valid(struct mirror_range *range);

#endif
