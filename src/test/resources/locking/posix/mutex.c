/* rules:
- rule: the balance is under the account's mutex
  id: balance
  guarded_by: { field: account.balance, lock: account.mutex }
*/
// quiet
#include <pthread.h>
#include <stdlib.h>

struct account {
	pthread_mutex_t mutex;
	long balance;
};

struct account *account_new(long balance)
{
	struct account *account = malloc(sizeof *account);

	if (!account)
		return NULL;
	pthread_mutex_init(&account->mutex, NULL);
	account->balance = balance;
	return account;
}

void account_deposit(struct account *account, long amount)
{
	pthread_mutex_lock(&account->mutex);
	account->balance += amount; // site: balance held
	pthread_mutex_unlock(&account->mutex);
}

int account_withdraw(struct account *account, long amount)
{
	int done = 0;

	pthread_mutex_lock(&account->mutex);
	if (account->balance >= amount) { // site: balance held
		account->balance -= amount; // site: balance held
		done = 1;
	}
	pthread_mutex_unlock(&account->mutex);
	return done;
}

int account_try(struct account *account, long amount)
{
	if (pthread_mutex_trylock(&account->mutex) != 0)
		return -1;
	account->balance += amount; // site: balance held
	pthread_mutex_unlock(&account->mutex);
	return 0;
}

int account_try_zero(struct account *account)
{
	if (pthread_mutex_trylock(&account->mutex) == 0) {
		account->balance = 0; // site: balance held
		pthread_mutex_unlock(&account->mutex);
		return 1;
	}
	return 0;
}
