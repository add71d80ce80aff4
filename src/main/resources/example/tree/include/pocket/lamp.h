/*
 * The lamp: a device that does nothing but keep a table of pages.
 */
#ifndef POCKET_LAMP_H
#define POCKET_LAMP_H

#include <linux/mutex.h>
#include <pocket/mirror.h>

#define LAMP_PAGES	8

struct lamp {
	struct mirror mirror;
	struct pocket *pocket;
	struct mutex lock;	/* guards open and table */
	bool open;
	unsigned long table[LAMP_PAGES];
};

int lamp_open(struct lamp *lamp, struct pocket *pocket);
int lamp_refill(struct lamp *lamp, unsigned long start, unsigned long end);
void lamp_close(struct lamp *lamp);

#endif
