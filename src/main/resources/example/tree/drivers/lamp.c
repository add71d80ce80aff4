/*
 * A driver for the lamp, to show how mirrors are used.
 */
#include <linux/errno.h>
#include <linux/string.h>
#include <pocket/lamp.h>

#define LAMP_PATIENCE	100

static void lamp_turn_off(struct lamp *lamp)
{
	mutex_lock(&lamp->lock);
	lamp->open = false;
	memset(lamp->table, 0, sizeof(lamp->table));
	mutex_unlock(&lamp->lock);
}

static int lamp_invalidate(struct mirror *mirror,
			   const struct pocket_update *update)
{
	struct lamp *lamp = container_of(mirror, struct lamp, mirror);
	unsigned long i;

	if (update->blockable)
		mutex_lock(&lamp->lock);
	else if (!mutex_trylock(&lamp->lock))
		return -EAGAIN;
	for (i = update->start; i < update->end && i < LAMP_PAGES; i++)
		lamp->table[i] = 0;
	mutex_unlock(&lamp->lock);
	return 0;
}

static void lamp_release(struct mirror *mirror)
{
	struct lamp *lamp = container_of(mirror, struct lamp, mirror);

	lamp_turn_off(lamp);
	mirror_unregister(mirror);
}

static const struct mirror_ops lamp_mirror_ops = {
	.invalidate = lamp_invalidate,
	.release = lamp_release,
};

/* The caller must be a user of the pocket; it need not stay one. */
int lamp_open(struct lamp *lamp, struct pocket *pocket)
{
	int ret;

	memset(lamp, 0, sizeof(*lamp));
	mutex_init(&lamp->lock);
	lamp->pocket = pocket;
	lamp->open = true;
	lamp->mirror.ops = &lamp_mirror_ops;

	down_read(&pocket->map_lock);
	ret = mirror_register(&lamp->mirror, pocket);
	up_read(&pocket->map_lock);
	return ret;
}

/*
 * Brings the entries from start up to, not including, end into the table.
 * Returns -EAGAIN if the pocket changed meanwhile.
 */
int lamp_refill(struct lamp *lamp, unsigned long start, unsigned long end)
{
	struct mirror_range range;
	int ret;

	if (end > LAMP_PAGES)
		return -EINVAL;

	mutex_lock(&lamp->lock);
	if (lamp->open)
		ret = mirror_range_register(&range, &lamp->mirror, start, end);
	else
		ret = -ENODEV;
	mutex_unlock(&lamp->lock);
	if (ret)
		return ret;

	down_read(&lamp->pocket->map_lock);
	ret = mirror_range_fill(&range);
	up_read(&lamp->pocket->map_lock);

	if (ret == -EBUSY && mirror_range_wait(&range, LAMP_PATIENCE))
		ret = mirror_range_fill(&range);

	if (!ret) {
		mutex_lock(&lamp->lock);
		if (lamp->open && mirror_range_valid(&range))
			memcpy(&lamp->table[start], range.pages,
			       (end - start) * sizeof(range.pages[0]));
		else
			ret = -EAGAIN;
		mutex_unlock(&lamp->lock);
	}
	mirror_range_unregister(&range);
	return ret;
}

/*
 * Called once. A refill in another thread may still be under way, and only
 * that keeps the caller from freeing the lamp afterwards.
 */
void lamp_close(struct lamp *lamp)
{
	lamp_turn_off(lamp);
	mirror_unregister(&lamp->mirror);
}
