/*
 * Mirrors of a pocket: the hub, its mirrors and their ranges.
 *
 * Order of the locks, outermost first:
 *
 *	pocket->map_lock
 *	  pocket->watch_sem
 *	    hub->mirrors_sem
 *	      the lock of the driver
 *	        hub->lock
 */
#include <linux/errno.h>
#include <linux/rculist.h>
#include <linux/slab.h>
#include <pocket/mirror.h>

static const struct pocket_watch_ops mirror_watch_ops;

/*
 * Finds the hub of the pocket or makes one, and takes a reference.
 * The caller must hold pocket->map_lock.
 */
static struct mirror_hub *mirror_hub_get(struct pocket *pocket)
{
	struct mirror_hub *hub = pocket->hub;

	if (hub) {
		kref_get(&hub->kref);
		return hub;
	}

	hub = kzalloc(sizeof(*hub), GFP_KERNEL);
	if (!hub)
		return NULL;
	kref_init(&hub->kref);
	hub->pocket = pocket;
	hub->watch.ops = &mirror_watch_ops;
	init_rwsem(&hub->mirrors_sem);
	INIT_LIST_HEAD(&hub->mirrors);
	mutex_init(&hub->lock);
	INIT_LIST_HEAD(&hub->ranges);
	atomic_set(&hub->busy, 0);
	init_waitqueue_head(&hub->wq);

	pocket_watch_add(&hub->watch, pocket);

	spin_lock(&pocket->pages_lock);
	pocket->hub = hub;
	spin_unlock(&pocket->pages_lock);
	return hub;
}

static void mirror_hub_free(struct kref *kref)
{
	struct mirror_hub *hub = container_of(kref, struct mirror_hub, kref);
	struct pocket *pocket = hub->pocket;

	spin_lock(&pocket->pages_lock);
	if (pocket->hub == hub)
		pocket->hub = NULL;
	spin_unlock(&pocket->pages_lock);

	pocket_watch_remove(&hub->watch, pocket);
	kfree(hub);
}

static void mirror_hub_put(struct mirror_hub *hub)
{
	kref_put(&hub->kref, mirror_hub_free);
}

static void mirror_invalidate_ranges(struct mirror_hub *hub,
				     const struct pocket_update *update)
{
	struct mirror_range *range;

	list_for_each_entry_rcu(range, &hub->ranges, link)
		if (range->start < update->end && update->start < range->end)
			range->valid = false;
}

static int mirror_begin(struct pocket_watch *watch,
			const struct pocket_update *update)
{
	struct mirror_hub *hub = container_of(watch, struct mirror_hub, watch);
	struct mirror *mirror;
	int ret = 0;

	kref_get(&hub->kref);

	/* May not sleep here, so hub->lock is out of reach: ranges is RCU. */
	atomic_inc(&hub->busy);
	mirror_invalidate_ranges(hub, update);

	if (update->blockable) {
		down_read(&hub->mirrors_sem);
	} else if (!down_read_trylock(&hub->mirrors_sem)) {
		ret = -EAGAIN;
		goto out;
	}
	list_for_each_entry(mirror, &hub->mirrors, link) {
		ret = mirror->ops->invalidate(mirror, update);
		if (ret)
			break;
	}
	up_read(&hub->mirrors_sem);

out:
	mirror_hub_put(hub);
	return ret;
}

/*
 * Under pocket->pages_lock, which mirror_hub_free() takes: no reference may be
 * dropped here.
 */
static void mirror_end(struct pocket_watch *watch,
		       const struct pocket_update *update)
{
	struct mirror_hub *hub = container_of(watch, struct mirror_hub, watch);

	if (atomic_dec_and_test(&hub->busy))
		wake_up_all(&hub->wq);
}

static void mirror_release(struct pocket_watch *watch, struct pocket *pocket)
{
	struct mirror_hub *hub = container_of(watch, struct mirror_hub, watch);
	struct mirror *mirror;

	kref_get(&hub->kref);

	hub->dead = true;
	wake_up_all(&hub->wq);

	/* The driver may unregister from its release: mirrors_sem has to go. */
	down_write(&hub->mirrors_sem);
	while (!list_empty(&hub->mirrors)) {
		mirror = list_first_entry(&hub->mirrors, struct mirror, link);
		list_del_init(&mirror->link);
		up_write(&hub->mirrors_sem);

		mirror->ops->release(mirror);

		down_write(&hub->mirrors_sem);
	}
	up_write(&hub->mirrors_sem);

	mirror_hub_put(hub);
}

static const struct pocket_watch_ops mirror_watch_ops = {
	.begin = mirror_begin,
	.end = mirror_end,
	.release = mirror_release,
};

/**
 * mirror_register - start to mirror a pocket
 * @mirror: the mirror, with its ops set
 * @pocket: the pocket
 *
 * The caller must be a user of the pocket and must hold pocket->map_lock.
 *
 * Returns 0 or -ENOMEM.
 */
int mirror_register(struct mirror *mirror, struct pocket *pocket)
{
	struct mirror_hub *hub = mirror_hub_get(pocket);

	if (!hub)
		return -ENOMEM;

	mirror->hub = hub;
	down_write(&hub->mirrors_sem);
	list_add(&mirror->link, &hub->mirrors);
	up_write(&hub->mirrors_sem);
	return 0;
}

/**
 * mirror_unregister - stop to mirror a pocket
 * @mirror: the mirror
 *
 * Does nothing if the mirror is not registered any more. After it returns, the
 * mirror can be freed.
 */
void mirror_unregister(struct mirror *mirror)
{
	struct mirror_hub *hub = mirror->hub;

	if (!hub)
		return;
	mirror->hub = NULL;

	down_write(&hub->mirrors_sem);
	list_del_init(&mirror->link);
	up_write(&hub->mirrors_sem);

	mirror_hub_put(hub);
}

/**
 * mirror_range_register - start to track a range
 * @range: the range
 * @mirror: a mirror that stays registered during the call
 * @start: first entry
 * @end: the entry after the last one, at most MIRROR_RANGE_MAX after @start
 *
 * The mirror may be unregistered before the range is.
 *
 * Returns 0, -EINVAL, or -ESRCH if the pocket has no user any more.
 */
int mirror_range_register(struct mirror_range *range, struct mirror *mirror,
			  unsigned long start, unsigned long end)
{
	struct mirror_hub *hub = mirror->hub;

	if (start >= end || end - start > MIRROR_RANGE_MAX)
		return -EINVAL;
	if (hub->dead)
		return -ESRCH;

	range->hub = hub;
	range->start = start;
	range->end = end;
	range->valid = false;

	mutex_lock(&hub->lock);
	list_add_rcu(&range->link, &hub->ranges);
	mutex_unlock(&hub->lock);
	return 0;
}

/**
 * mirror_range_unregister - stop to track a range
 * @range: the range, which can be freed afterwards
 */
void mirror_range_unregister(struct mirror_range *range)
{
	struct mirror_hub *hub = range->hub;

	mutex_lock(&hub->lock);
	list_del_rcu(&range->link);
	mutex_unlock(&hub->lock);
}

/**
 * mirror_range_fill - copy the entries of a range
 * @range: a registered range
 *
 * The caller must hold pocket->map_lock, at least for reading.
 *
 * Returns 0, -EBUSY while an update is under way, -EFAULT if the range goes
 * beyond the pocket, or -ESRCH if the pocket has no user any more.
 */
int mirror_range_fill(struct mirror_range *range)
{
	struct mirror_hub *hub = range->hub;
	struct pocket *pocket = hub->pocket;
	unsigned long *pages, i;

	if (hub->dead)
		return -ESRCH;
	if (range->end > pocket->nr_pages)
		return -EFAULT;
	if (atomic_read(&hub->busy))
		return -EBUSY;
	range->valid = true;

	pages = pocket->pages;
	for (i = range->start; i < range->end; i++) {
		spin_lock(&pocket->pages_lock);
		range->pages[i - range->start] = pages[i];
		spin_unlock(&pocket->pages_lock);
	}
	return 0;
}

/**
 * mirror_range_wait - wait until no update is under way
 * @range: a registered range
 * @timeout: how long to wait at most
 *
 * Returns false if time ran out.
 */
bool mirror_range_wait(struct mirror_range *range, long timeout)
{
	struct mirror_hub *hub = range->hub;

	return wait_event_timeout(hub->wq, !atomic_read(&hub->busy) || hub->dead,
				  timeout) != 0;
}

/**
 * mirror_range_valid - whether the copy may still be used
 * @range: a registered range
 *
 * The caller must hold the lock that the invalidate callback of its mirror
 * takes: then the answer stays right until it drops that lock.
 */
bool mirror_range_valid(struct mirror_range *range)
{
	return range->valid;
}
