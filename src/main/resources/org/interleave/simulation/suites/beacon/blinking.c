/*
 * The beacon is started from two sides while its settings are replaced. It blinks at least once
 * before it is removed.
 */
#include <interleave.h>
#include <linux/workqueue.h>
#include "beacon.h"

static void start(void *beacon)
{
	beacon_start(beacon);
}

static void start_again(void *beacon)
{
	beacon_set(beacon, 2, 1);
	beacon_start(beacon);
}

void scenario(void)
{
	struct beacon *beacon = beacon_create(1);
	int first = il_spawn("first", start, beacon);
	int second = il_spawn("second", start_again, beacon);

	il_join(first);
	il_join(second);
	flush_work(&beacon->work);
	if (atomic_read(&beacon->blinks) < 1 || atomic_read(&beacon->blinks) > 2)
		il_fail("assertion", "the beacon did not blink once or twice", beacon);
	beacon_remove(beacon);
}
