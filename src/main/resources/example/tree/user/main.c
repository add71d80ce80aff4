/*
 * One lamp, one pocket, one thread: what the interface looks like in use.
 * Whatever goes wrong only between threads does not show here.
 */
#include <pocket/lamp.h>

int printf(const char *format, ...);

static void show(const char *when, const struct lamp *lamp)
{
	int i;

	printf("%-22s", when);
	for (i = 0; i < LAMP_PAGES; i++)
		printf(" %lu", lamp->table[i]);
	printf("\n");
}

int main(void)
{
	struct pocket *pocket = pocket_create(LAMP_PAGES);
	static struct lamp lamp;
	unsigned long i;

	if (!pocket || lamp_open(&lamp, pocket))
		return 1;

	for (i = 0; i < LAMP_PAGES; i++)
		pocket_map(pocket, i, 100 + i);
	show("after mapping", &lamp);

	if (lamp_refill(&lamp, 0, LAMP_PAGES))
		return 1;
	show("after a refill", &lamp);

	pocket_unmap(pocket, 2, 4);
	show("after unmapping 2 to 4", &lamp);

	if (pocket_reclaim(pocket, 6, 8))
		return 1;
	show("after reclaiming 6, 7", &lamp);

	lamp_close(&lamp);
	pocket_put(pocket);
	return 0;
}
