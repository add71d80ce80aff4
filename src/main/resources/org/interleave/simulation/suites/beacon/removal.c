/*
 * The beacon is removed while its work is waiting or runs: the workqueue is the second thread.
 */
#include <interleave.h>
#include "beacon.h"

void scenario(void)
{
	struct beacon *beacon = beacon_create(1);

	beacon_start(beacon);
	beacon_remove(beacon);
}
