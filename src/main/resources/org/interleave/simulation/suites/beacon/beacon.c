#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>

#include "beacon.h"

static void settings_free(struct rcu_head *rcu)
{
	kfree(container_of(rcu, struct beacon_settings, rcu));
}

static void beacon_work(struct work_struct *work)
{
	struct beacon *beacon = container_of(work, struct beacon, work);
	struct beacon_settings *settings;
	unsigned int i;

	rcu_read_lock();
	settings = rcu_dereference(beacon->settings);
	beacon->colour = settings->colour;
	for (i = 0; i < settings->times; i++)
		atomic_inc(&beacon->blinks);
	rcu_read_unlock();
}

struct beacon *beacon_create(unsigned int colour)
{
	struct beacon *beacon = kzalloc(sizeof(*beacon), GFP_KERNEL);
	struct beacon_settings *settings = kzalloc(sizeof(*settings), GFP_KERNEL);

	if (!beacon || !settings) {
		kfree(settings);
		kfree(beacon);
		return NULL;
	}
	settings->colour = colour;
	settings->times = 1;
	beacon->settings = settings;
	spin_lock_init(&beacon->lock);
	INIT_WORK(&beacon->work, beacon_work);
	atomic_set(&beacon->blinks, 0);
	return beacon;
}

int beacon_set(struct beacon *beacon, unsigned int colour, unsigned int times)
{
	struct beacon_settings *settings = kzalloc(sizeof(*settings), GFP_KERNEL);
	struct beacon_settings *old;

	if (!settings)
		return -ENOMEM;
	settings->colour = colour;
	settings->times = times;
	spin_lock(&beacon->lock);
	old = beacon->settings;
	rcu_assign_pointer(beacon->settings, settings);
	spin_unlock(&beacon->lock);
	call_rcu(&old->rcu, settings_free);
	return 0;
}

unsigned int beacon_colour(struct beacon *beacon)
{
	unsigned int colour;

	rcu_read_lock();
	colour = rcu_dereference(beacon->settings)->colour;
	rcu_read_unlock();
	return colour;
}

void beacon_start(struct beacon *beacon)
{
	schedule_work(&beacon->work);
}

/* Nobody else may use the beacon any more; its work may still run. */
void beacon_remove(struct beacon *beacon)
{
	cancel_work_sync(&beacon->work);
	kfree(beacon->settings);
	kfree(beacon);
}
