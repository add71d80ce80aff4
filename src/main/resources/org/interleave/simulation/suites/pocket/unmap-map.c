/*
 * The page of a lamp is unmapped while the program maps it again.
 */
#include "pair.h"

static struct lamp lamp;

static void unmap(void *pocket)
{
	pocket_unmap(pocket, 0, 1);
}

static void map(void *pocket)
{
	pocket_map(pocket, 0, 200);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&lamp, pocket) == 0);
	meet("unmap", unmap, "map", map, pocket);
	lamp_close(&lamp);
	pocket_put(pocket);
}
