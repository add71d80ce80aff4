/*
 * The last user of the pocket leaves while a lamp is refilled, which is closed later.
 */
#include "pair.h"

static struct lamp lamp;

static void refill(void *pocket)
{
	lamp_refill(&lamp, 0, 1);
}

static void put(void *pocket)
{
	pocket_put(pocket);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&lamp, pocket) == 0);
	meet("refill", refill, "put", put, pocket);
	lamp_close(&lamp);
}
