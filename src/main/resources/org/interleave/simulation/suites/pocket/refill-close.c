/*
 * A lamp is closed while it is refilled. The program stays a user of the pocket.
 */
#include "pair.h"

static struct lamp lamp;

static void refill(void *pocket)
{
	lamp_refill(&lamp, 0, 1);
}

static void close(void *pocket)
{
	lamp_close(&lamp);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&lamp, pocket) == 0);
	meet("refill", refill, "close", close, pocket);
	pocket_put(pocket);
}
