#include <stdlib.h>
#include <threads.h>

static int *shared;

static void initialise(void)
{
	shared = malloc(sizeof(*shared)); // expect: leak // expect: data-race
	*shared = 0; // expect: data-race
}

static int work(void *unused)
{
	if (!shared) // expect: data-race
		initialise();
	return 0;
}

int main(void)
{
	thrd_t thread;

	thrd_create(&thread, work, 0);
	work(0);
	thrd_join(thread, 0);
	free(shared);
	return 0;
}
