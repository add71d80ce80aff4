/* rules:
- rule: a budget's figures are read and written under its mutex
  id: figures
  guarded_by: { field: budget.spent, lock: budget.lock }
- rule: the limit too
  id: limit
  guarded_by: { field: budget.limit, lock: budget.lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>

struct budget {
	struct mutex lock;
	long spent;
	long limit;
	const char *name;
};

int budget_charge(struct budget *budget, long amount)
{
	int err = 0;

	mutex_lock(&budget->lock);
	if (budget->spent + amount > budget->limit) { // site: figures held // site: limit held
		err = -ENOSPC;
		goto out;
	}
	budget->spent += amount; // site: figures held
out:
	mutex_unlock(&budget->lock);
	return err;
}

long budget_left(struct budget *budget)
{
	long left;

	mutex_lock(&budget->lock);
	left = budget->limit - budget->spent; // site: figures held // site: limit held
	mutex_unlock(&budget->lock);
	return left;
}

const char *budget_name(struct budget *budget)
{
	return budget->name;
}
