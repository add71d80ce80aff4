/* A pocket of one page, and threads that do something to it at the same time. */
#ifndef PAIR_H
#define PAIR_H

#include <linux/errno.h>
#include <linux/slab.h>
#include <pocket/lamp.h>
#include <interleave.h>

#define must_hold(condition) do {						\
	if (!(condition))							\
		il_fail("assertion", "does not hold: " #condition, NULL);	\
} while (0)

/* A pocket whose only page is mapped, with one user. */
static inline struct pocket *pocket_of_one(void)
{
	struct pocket *pocket = pocket_create(1);

	must_hold(pocket);
	must_hold(pocket_map(pocket, 0, 100) == 0);
	return pocket;
}

static inline void meet(const char *left_name, void (*left)(void *), const char *right_name,
			void (*right)(void *), void *argument)
{
	int first = il_spawn(left_name, left, argument);
	int second = il_spawn(right_name, right, argument);

	il_join(first);
	il_join(second);
}

#endif
