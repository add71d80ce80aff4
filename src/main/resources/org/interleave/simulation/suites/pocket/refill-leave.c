/*
 * A lamp is closed while it is refilled, and then the last user of the pocket leaves.
 */
#include "pair.h"

static struct lamp lamp;

static void refill(void *pocket)
{
	lamp_refill(&lamp, 0, 1);
}

static void leave(void *pocket)
{
	lamp_close(&lamp);
	pocket_put(pocket);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&lamp, pocket) == 0);
	meet("refill", refill, "leave", leave, pocket);
}
