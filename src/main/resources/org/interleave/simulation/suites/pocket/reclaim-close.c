/*
 * The page of a lamp is reclaimed while the lamp is closed.
 */
#include "pair.h"

static struct lamp lamp;

static void reclaim(void *pocket)
{
	pocket_reclaim(pocket, 0, 1);
}

static void close(void *pocket)
{
	lamp_close(&lamp);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&lamp, pocket) == 0);
	meet("reclaim", reclaim, "close", close, pocket);
	pocket_put(pocket);
}
