/* rules:
- rule: a budget's figures are read and written under its mutex
  id: figures
  guarded_by: { field: budget.spent, lock: budget.lock }
*/
#include <linux/errno.h>
#include <linux/mutex.h>

struct budget {
	struct mutex lock;
	long spent;
	long limit;
};

int budget_charge(struct budget *budget, long amount)
{
	if (budget->spent + amount > budget->limit) // site: figures unprotected
		return -ENOSPC;
	mutex_lock(&budget->lock);
	budget->spent += amount; // site: figures held
	mutex_unlock(&budget->lock);
	return 0;
}

long budget_reset(struct budget *budget)
{
	long before;

	mutex_lock(&budget->lock);
	before = budget->spent; // site: figures held
	mutex_unlock(&budget->lock);
	budget->spent = 0; // site: figures unprotected
	return before;
}

void budget_copy(struct budget *to, struct budget *from)
{
	mutex_lock(&to->lock);
	to->spent = from->spent; // site: figures unprotected
	mutex_unlock(&to->lock);
}
