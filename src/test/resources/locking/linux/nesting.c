/* rules:
- rule: the balance of an account is under the account's lock
  id: balance
  guarded_by: { field: account.balance, lock: account.lock }
*/
// quiet
#include <linux/mutex.h>

struct account {
	struct mutex lock;
	long balance;
};

static void lock_two(struct account *one, struct account *other)
{
	mutex_lock(&one->lock);
	mutex_lock_nested(&other->lock, SINGLE_DEPTH_NESTING);
}

static void unlock_two(struct account *one, struct account *other)
{
	mutex_unlock(&other->lock);
	mutex_unlock(&one->lock);
}

long account_sum(struct account *one, struct account *other)
{
	long sum;

	lock_two(one, other);
	sum = one->balance + other->balance; // site: balance held
	unlock_two(one, other);
	return sum;
}

void account_close(struct account *account, struct account *heir)
{
	mutex_lock(&account->lock);
	if (account != heir) {
		mutex_lock_nested(&heir->lock, SINGLE_DEPTH_NESTING);
		heir->balance += account->balance; // site: balance held
		mutex_unlock(&heir->lock);
	}
	account->balance = 0; // site: balance held
	mutex_unlock(&account->lock);
}
