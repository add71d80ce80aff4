// The classic account: each step is locked, the pair is not.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int balance = 10;

static int read_balance(void)
{
	int value;

	pthread_mutex_lock(&lock);
	value = balance;
	pthread_mutex_unlock(&lock);
	return value;
}

static void *withdraw(void *unused)
{
	if (read_balance() >= 10) {
		pthread_mutex_lock(&lock);
		balance -= 10;
		assert(balance >= 0); // expect: assertion
		pthread_mutex_unlock(&lock);
	}
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, withdraw, 0);
	pthread_create(&other, 0, withdraw, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
