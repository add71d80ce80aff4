#include <stdlib.h>
#include <threads.h>

static tss_t key;

static int work(void *unused)
{
	int *mine = malloc(sizeof(*mine)); // expect: leak

	*mine = 4;
	tss_set(key, mine);
	return *(int *)tss_get(key) - 4;
}

int main(void)
{
	thrd_t thread;

	tss_create(&key, 0);
	thrd_create(&thread, work, 0);
	thrd_join(thread, 0);
	tss_delete(key);
	return 0;
}
