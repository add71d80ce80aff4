#include <pthread.h>
#include <stdatomic.h>

struct config {
	int size;
};

static struct config defaults = { 4 };
static struct config *_Atomic current;

static void *reset(void *unused)
{
	atomic_store(&current, 0);
	atomic_store(&current, &defaults);
	return unused;
}

int main(void)
{
	pthread_t thread;
	int size;

	atomic_store(&current, &defaults);
	pthread_create(&thread, 0, reset, 0);
	size = atomic_load(&current)->size; // expect: null-dereference
	pthread_join(thread, 0);
	return size - 4;
}
