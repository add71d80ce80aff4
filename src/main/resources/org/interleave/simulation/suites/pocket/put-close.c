/*
 * The last user of the pocket leaves while the lamp is closed.
 */
#include "pair.h"

static struct lamp lamp;

static void put(void *pocket)
{
	pocket_put(pocket);
}

static void close(void *pocket)
{
	lamp_close(&lamp);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&lamp, pocket) == 0);
	meet("put", put, "close", close, pocket);
}
