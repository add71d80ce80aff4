// expect: none
#include <assert.h>
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int initialised;

static void initialise(void)
{
	initialised++;
}

static void *use(void *unused)
{
	pthread_once(&once, initialise);
	assert(initialised == 1);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, 0, use, 0);
	pthread_create(&other, 0, use, 0);
	pthread_join(one, 0);
	pthread_join(other, 0);
	return 0;
}
