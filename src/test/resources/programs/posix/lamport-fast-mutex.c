// expect: none
// Lamport's fast mutual exclusion for two threads.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_long b[3], x, y, inside;

static void lock(long self)
{
	long j;

	for (;;) {
		atomic_store(&b[self], 1);
		atomic_store(&x, self);
		if (atomic_load(&y) != 0) {
			atomic_store(&b[self], 0);
			while (atomic_load(&y) != 0)
				;
			continue;
		}
		atomic_store(&y, self);
		if (atomic_load(&x) != self) {
			atomic_store(&b[self], 0);
			for (j = 1; j <= 2; j++)
				while (atomic_load(&b[j]))
					;
			if (atomic_load(&y) != self) {
				while (atomic_load(&y) != 0)
					;
				continue;
			}
		}
		return;
	}
}

static void unlock(long self)
{
	atomic_store(&y, 0);
	atomic_store(&b[self], 0);
}

static void *enter(void *argument)
{
	long self = (long)argument;

	lock(self);
	assert(atomic_fetch_add(&inside, 1) == 0);
	atomic_fetch_sub(&inside, 1);
	unlock(self);
	return 0;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, enter, (void *)1L);
	pthread_create(&other, 0, enter, (void *)2L);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
