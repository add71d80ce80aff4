/*
 * The last user of the pocket leaves while the lamp is closed and freed.
 */
#include "pair.h"

static struct lamp *lamp;

static void put(void *pocket)
{
	pocket_put(pocket);
}

static void close_and_free(void *pocket)
{
	lamp_close(lamp);
	kfree(lamp);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	lamp = kmalloc(sizeof(*lamp), GFP_KERNEL);
	must_hold(lamp);
	must_hold(lamp_open(lamp, pocket) == 0);
	meet("put", put, "close", close_and_free, pocket);
}
