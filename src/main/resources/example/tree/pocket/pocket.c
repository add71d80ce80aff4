/*
 * The pocket itself: its two counts and its array of pages.
 */
#include <linux/errno.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <pocket/pocket.h>

struct pocket *pocket_create(unsigned long nr_pages)
{
	struct pocket *pocket = kzalloc(sizeof(*pocket), GFP_KERNEL);

	if (!pocket)
		return NULL;
	pocket->pages = kcalloc(nr_pages, sizeof(*pocket->pages), GFP_KERNEL);
	if (!pocket->pages) {
		kfree(pocket);
		return NULL;
	}
	pocket->nr_pages = nr_pages;
	atomic_set(&pocket->users, 1);
	atomic_set(&pocket->pins, 1);
	init_rwsem(&pocket->map_lock);
	spin_lock_init(&pocket->pages_lock);
	init_rwsem(&pocket->watch_sem);
	spin_lock_init(&pocket->watch_lock);
	INIT_LIST_HEAD(&pocket->watches);
	return pocket;
}

void pocket_pin(struct pocket *pocket)
{
	atomic_inc(&pocket->pins);
}

void pocket_unpin(struct pocket *pocket)
{
	if (atomic_dec_and_test(&pocket->pins))
		kfree(pocket);
}

/* Becomes a user of a pocket that still has one. All users together own a pin. */
bool pocket_tryget(struct pocket *pocket)
{
	return atomic_inc_not_zero(&pocket->users);
}

/*
 * Without a user nobody may look at the array, so it goes without map_lock.
 */
void pocket_put(struct pocket *pocket)
{
	if (!atomic_dec_and_test(&pocket->users))
		return;
	pocket_watch_release_all(pocket);
	kfree(pocket->pages);
	pocket->pages = NULL;
	pocket->nr_pages = 0;
	pocket_unpin(pocket);
}

/* Everything below is for callers that are users of the pocket. */

int pocket_map(struct pocket *pocket, unsigned long index, unsigned long page)
{
	int ret = 0;

	down_read(&pocket->map_lock);
	spin_lock(&pocket->pages_lock);
	if (index >= pocket->nr_pages)
		ret = -EFAULT;
	else if (pocket->pages[index])
		ret = -EEXIST;
	else
		pocket->pages[index] = page;
	spin_unlock(&pocket->pages_lock);
	up_read(&pocket->map_lock);
	return ret;
}

int pocket_grow(struct pocket *pocket, unsigned long nr_pages)
{
	unsigned long *pages = kcalloc(nr_pages, sizeof(*pages), GFP_KERNEL);
	unsigned long *old = pages;
	int ret = -EINVAL;

	if (!pages)
		return -ENOMEM;

	down_write(&pocket->map_lock);
	spin_lock(&pocket->pages_lock);
	if (nr_pages >= pocket->nr_pages) {
		memcpy(pages, pocket->pages, pocket->nr_pages * sizeof(*pages));
		old = pocket->pages;
		pocket->pages = pages;
		pocket->nr_pages = nr_pages;
		ret = 0;
	}
	spin_unlock(&pocket->pages_lock);
	kfree(old);
	up_write(&pocket->map_lock);
	return ret;
}

static int pocket_clear(struct pocket_update *update)
{
	struct pocket *pocket = update->pocket;
	unsigned long i;
	int ret;

	ret = pocket_update_begin(update);
	if (ret)
		return ret;

	spin_lock(&pocket->pages_lock);
	for (i = update->start; i < update->end && i < pocket->nr_pages; i++)
		pocket->pages[i] = 0;
	pocket_update_end(update);
	spin_unlock(&pocket->pages_lock);

	pocket_update_finish(update);
	return 0;
}

/* What a program asks for. */
void pocket_unmap(struct pocket *pocket, unsigned long start, unsigned long end)
{
	struct pocket_update update = {
		.pocket = pocket, .start = start, .end = end, .blockable = true,
	};

	down_write(&pocket->map_lock);
	pocket_clear(&update);
	up_write(&pocket->map_lock);
}

/* What memory pressure asks for: takes no map_lock, gives up rather than sleep. */
int pocket_reclaim(struct pocket *pocket, unsigned long start, unsigned long end)
{
	struct pocket_update update = {
		.pocket = pocket, .start = start, .end = end, .blockable = false,
	};

	return pocket_clear(&update);
}
