// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>

static pthread_spinlock_t lock;
static int counter, missed;

static void *work(void *unused)
{
	if (pthread_spin_trylock(&lock) == 0) {
		counter++;
		assert(pthread_spin_trylock(&lock) == EBUSY);
		pthread_spin_unlock(&lock);
	} else {
		pthread_spin_lock(&lock);
		missed++;
		pthread_spin_unlock(&lock);
	}
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
	pthread_create(&thread, 0, work, 0);
	work(0);
	pthread_join(thread, 0);
	assert(counter + missed == 2 && counter >= 1);
	assert(pthread_spin_destroy(&lock) == 0);
	return 0;
}
