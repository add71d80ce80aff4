/*
 * A lamp is opened while the only other one is closed.
 */
#include "pair.h"

static struct lamp old, new;

static void open_new(void *pocket)
{
	must_hold(lamp_open(&new, pocket) == 0);
}

static void close_old(void *pocket)
{
	lamp_close(&old);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&old, pocket) == 0);
	meet("open", open_new, "close", close_old, pocket);
	lamp_close(&new);
	pocket_put(pocket);
}
