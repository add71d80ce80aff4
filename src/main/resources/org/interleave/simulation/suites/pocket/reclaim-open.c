/*
 * A page is reclaimed while a second lamp is opened. Afterwards the first one can be refilled.
 */
#include "pair.h"

static struct lamp first, second;

static void reclaim(void *pocket)
{
	pocket_reclaim(pocket, 0, 1);
}

static void open_second(void *pocket)
{
	must_hold(lamp_open(&second, pocket) == 0);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();

	must_hold(lamp_open(&first, pocket) == 0);
	meet("reclaim", reclaim, "open", open_second, pocket);
	must_hold(lamp_refill(&first, 0, 1) != -EBUSY);
	lamp_close(&first);
	lamp_close(&second);
	pocket_put(pocket);
}
