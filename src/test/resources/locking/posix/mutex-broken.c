/* rules:
- rule: the balance is under the account's mutex
  id: balance
  guarded_by: { field: account.balance, lock: account.mutex }
*/
#include <pthread.h>

struct account {
	pthread_mutex_t mutex;
	long balance;
};

int account_withdraw(struct account *account, long amount)
{
	if (account->balance < amount) // site: balance unprotected
		return 0;
	pthread_mutex_lock(&account->mutex);
	account->balance -= amount; // site: balance held
	pthread_mutex_unlock(&account->mutex);
	return 1;
}

int account_try(struct account *account, long amount)
{
	if (pthread_mutex_trylock(&account->mutex)) {
		account->balance += amount; // site: balance unprotected
		return 1;
	}
	pthread_mutex_unlock(&account->mutex);
	return 0;
}

int account_leaves(struct account *account, long amount)
{
	pthread_mutex_lock(&account->mutex);
	if (account->balance < amount) // site: balance held
		return -1; // site: balance unprotected
	account->balance -= amount; // site: balance held
	pthread_mutex_unlock(&account->mutex);
	return 0;
}

void account_transfer(struct account *from, struct account *to, long amount)
{
	pthread_mutex_lock(&from->mutex);
	from->balance -= amount; // site: balance held
	pthread_mutex_unlock(&from->mutex);
	to->balance += amount; // site: balance unprotected
}
