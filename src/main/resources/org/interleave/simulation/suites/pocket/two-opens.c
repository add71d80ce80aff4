/*
 * Two lamps are opened on one pocket. All mirrors of a pocket share a hub.
 */
#include "pair.h"

static struct lamp lamps[2];

static void open_first(void *pocket)
{
	must_hold(lamp_open(&lamps[0], pocket) == 0);
}

static void open_second(void *pocket)
{
	must_hold(lamp_open(&lamps[1], pocket) == 0);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	meet("open A", open_first, "open B", open_second, pocket);
	must_hold(lamps[0].mirror.hub == lamps[1].mirror.hub);
	lamp_close(&lamps[0]);
	lamp_close(&lamps[1]);
	pocket_put(pocket);
}
