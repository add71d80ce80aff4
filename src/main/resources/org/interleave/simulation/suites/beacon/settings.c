/*
 * The settings are read while they are replaced. A reader sees the old ones or the new ones.
 */
#include <interleave.h>
#include "beacon.h"

static void write(void *beacon)
{
	beacon_set(beacon, 2, 1);
}

static void read(void *beacon)
{
	unsigned int colour = beacon_colour(beacon);

	if (colour != 1 && colour != 2)
		il_fail("assertion", "a colour that nobody has set", beacon);
}

void scenario(void)
{
	struct beacon *beacon = beacon_create(1);
	int writer = il_spawn("writer", write, beacon);
	int reader = il_spawn("reader", read, beacon);

	il_join(writer);
	il_join(reader);
	beacon_remove(beacon);
}
