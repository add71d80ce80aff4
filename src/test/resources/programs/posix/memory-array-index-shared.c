// The index grows between the check and the use.
#include <pthread.h>
#include <stdatomic.h>

static int table[2];
static atomic_int used;

static void *append(void *unused)
{
	if (atomic_load(&used) < 2)
		table[atomic_fetch_add(&used, 1)] = 1; // expect: out-of-bounds
	return unused;
}

int main(void)
{
	pthread_t threads[3];
	int i;

	for (i = 0; i < 3; i++)
		pthread_create(&threads[i], 0, append, 0);
	for (i = 0; i < 3; i++)
		pthread_join(threads[i], 0);
	return 0;
}
