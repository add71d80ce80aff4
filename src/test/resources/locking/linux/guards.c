/* rules:
- rule: the total is under the mutex
  id: total
  guarded_by: { field: ledger.total, lock: ledger.lock }
- rule: the count is under the spinlock
  id: count
  guarded_by: { field: ledger.count, lock: ledger.count_lock }
*/
#include <linux/cleanup.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct ledger {
	struct mutex lock;
	spinlock_t count_lock;
	long total;
	int count;
};

int ledger_add(struct ledger *ledger, long amount)
{
	guard(mutex)(&ledger->lock);
	if (amount < 0)
		return -1;
	ledger->total += amount; // site: total held
	scoped_guard(spinlock, &ledger->count_lock)
		ledger->count++; // site: count held
	return 0;
}

long ledger_sum(struct ledger *ledger)
{
	long sum;

	scoped_guard(mutex, &ledger->lock) {
		sum = ledger->total; // site: total held
	}
	sum += ledger->total; // site: total unprotected
	return sum;
}

int ledger_count(struct ledger *ledger)
{
	{
		guard(spinlock_irqsave)(&ledger->count_lock);
		ledger->count = 0; // site: count held
	}
	return ledger->count; // site: count unprotected
}

void ledger_loop(struct ledger *ledger, int n)
{
	while (n--) {
		guard(mutex)(&ledger->lock);
		if (n == 3)
			continue;
		if (n == 2)
			break;
		ledger->total++; // site: total held
	}
	ledger->total = 0; // site: total unprotected
}
