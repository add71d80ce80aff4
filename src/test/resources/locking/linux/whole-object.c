/* rules:
- rule: the counters are under the lock
  id: packets
  guarded_by: { field: counters.packets, lock: counters.lock }
*/
#include <linux/spinlock.h>
#include <linux/string.h>

struct numbers {
	long packets;
	long bytes;
};

struct counters {
	spinlock_t lock;
	long packets;
	struct numbers numbers;
};

void counters_clear(struct counters *counters)
{
	memset(counters, 0, sizeof(*counters)); // site: packets unprotected
}

void counters_save(struct counters *counters, struct counters *copy)
{
	*copy = *counters; // site: packets unprotected
}

void counters_numbers(struct counters *counters)
{
	memset(&counters->numbers, 0, sizeof(counters->numbers));
}

void counters_local(void)
{
	struct counters counters;

	memset(&counters, 0, sizeof(counters));
	counters.packets = 1;
}
