#include <pthread.h>

static pthread_spinlock_t lock;
static int counter;

static void *work(void *unused)
{
	pthread_spin_trylock(&lock);
	counter++; // expect: data-race on counter
	pthread_spin_unlock(&lock); // expect: lock-misuse on another thread
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
	pthread_create(&thread, 0, work, 0);
	work(0);
	pthread_join(thread, 0);
	return 0;
}
