/* Allocations that fail, for scenarios that ask for them. */
#include <interleave.h>

static int left;

/* From now on at most that many allocations fail in an execution, each choice explored. */
void il_faults(int most)
{
	il_atomic_begin();
	left = most;
	il_atomic_end();
}

int __linux_fails(void)
{
	int fails, any;

	il_atomic_begin();
	any = left > 0;
	il_atomic_end();
	if (!any || !il_choose(2, "failure of an allocation"))
		return 0;
	il_atomic_begin();
	fails = left > 0;
	if (fails)
		left--;
	il_atomic_end();
	return fails;
}
