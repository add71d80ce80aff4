// expect: none
#include <pthread.h>
#include <stdatomic.h>

static atomic_long busy[2] = { 1, 1 };

static void *wait(void *unused)
{
	int i;

	for (i = 0; i < 2; i++)
		while (atomic_load(&busy[i]))
			;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, 0, wait, 0);
	atomic_store(&busy[1], 0);
	atomic_store(&busy[0], 0);
	pthread_join(thread, 0);
	return 0;
}
