/*
 * A page is reclaimed while the lamp is refilled. Afterwards the lamp has the page that the pocket has, or
 * none, and it can be refilled.
 */
#include "pair.h"

static struct lamp lamp;

static void refill(void *pocket)
{
	lamp_refill(&lamp, 0, 1);
}

static void reclaim(void *pocket)
{
	pocket_reclaim(pocket, 0, 1);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&lamp, pocket) == 0);
	meet("refill", refill, "reclaim", reclaim, pocket);
	must_hold(lamp.table[0] == 0 || lamp.table[0] == pocket->pages[0]);
	must_hold(lamp_refill(&lamp, 0, 1) != -EBUSY);
	lamp_close(&lamp);
	pocket_put(pocket);
}
