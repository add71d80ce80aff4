/* rules:
- rule: the sequence number is under the spinlock
  id: next
  guarded_by: { field: next_number, lock: number_lock }
*/
#include <pthread.h>

static pthread_spinlock_t number_lock;
static unsigned long next_number;

unsigned long number_take(void)
{
	unsigned long number;

	pthread_spin_lock(&number_lock);
	number = next_number++; // site: next held
	pthread_spin_unlock(&number_lock);
	return number;
}

unsigned long number_peek(void)
{
	return next_number; // site: next unprotected
}

int number_skip(void)
{
	if (pthread_spin_trylock(&number_lock))
		return -1;
	next_number++; // site: next held
	pthread_spin_unlock(&number_lock);
	pthread_spin_unlock(&number_lock); // site: next unprotected
	return 0;
}
