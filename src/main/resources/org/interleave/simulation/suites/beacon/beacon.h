/* A beacon: a light that blinks in the background, as its settings say. */
#ifndef BEACON_H
#define BEACON_H

#include <linux/rcupdate.h>
#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/workqueue.h>

struct beacon_settings {
	unsigned int colour;
	unsigned int times;
	struct rcu_head rcu;
};

struct beacon {
	struct beacon_settings *settings;	/* RCU; replaced under lock */
	spinlock_t lock;
	struct work_struct work;
	unsigned int colour;			/* only the work writes it */
	atomic_t blinks;
};

struct beacon *beacon_create(unsigned int colour);
int beacon_set(struct beacon *beacon, unsigned int colour, unsigned int times);
unsigned int beacon_colour(struct beacon *beacon);
void beacon_start(struct beacon *beacon);
void beacon_remove(struct beacon *beacon);

#endif
