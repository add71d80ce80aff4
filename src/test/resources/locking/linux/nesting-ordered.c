/* rules:
- rule: the balance of an account is under the account's lock
  id: balance
  guarded_by: { field: account.balance, lock: account.lock }
*/
// awaits: both of two aliases
// quiet
#include <linux/mutex.h>

struct account {
	struct mutex lock;
	long balance;
};

void account_move(struct account *from, struct account *to, long amount)
{
	if (from == to)
		return;
	if (from < to) {
		mutex_lock(&from->lock);
		mutex_lock_nested(&to->lock, SINGLE_DEPTH_NESTING);
	} else {
		mutex_lock(&to->lock);
		mutex_lock_nested(&from->lock, SINGLE_DEPTH_NESTING);
	}
	from->balance -= amount; // site: balance held
	to->balance += amount; // site: balance held
	mutex_unlock(&to->lock);
	mutex_unlock(&from->lock);
}

void account_move_swapped(struct account *from, struct account *to, long amount)
{
	struct account *first = from < to ? from : to;
	struct account *second = from < to ? to : from;

	if (from == to)
		return;
	mutex_lock(&first->lock);
	mutex_lock_nested(&second->lock, SINGLE_DEPTH_NESTING);
	from->balance -= amount; // site: balance held
	to->balance += amount; // site: balance held
	mutex_unlock(&second->lock);
	mutex_unlock(&first->lock);
}
