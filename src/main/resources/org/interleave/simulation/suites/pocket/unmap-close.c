/*
 * The page of a lamp is unmapped while the lamp is closed.
 */
#include "pair.h"

static struct lamp lamp;

static void unmap(void *pocket)
{
	pocket_unmap(pocket, 0, 1);
}

static void close(void *pocket)
{
	lamp_close(&lamp);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&lamp, pocket) == 0);
	meet("unmap", unmap, "close", close, pocket);
	pocket_put(pocket);
}
