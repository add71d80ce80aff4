/*
 * A lamp is refilled while its page is reclaimed and the pocket grows.
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

static void grow(void *pocket)
{
	pocket_grow(pocket, 2);
}

void scenario(void)
{
	struct pocket *pocket = pocket_of_one();
	int growing;

	must_hold(lamp_open(&lamp, pocket) == 0);
	growing = il_spawn("grow", grow, pocket);
	meet("refill", refill, "reclaim", reclaim, pocket);
	il_join(growing);
	lamp_close(&lamp);
	pocket_put(pocket);
}
