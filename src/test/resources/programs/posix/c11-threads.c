// expect: none
#include <assert.h>
#include <threads.h>

static mtx_t lock;
static cnd_t ready;
static once_flag once = ONCE_FLAG_INIT;
static tss_t key;
static int done, initialised;

static void initialise(void)
{
	initialised++;
}

static int work(void *argument)
{
	call_once(&once, initialise);
	tss_set(key, argument);
	mtx_lock(&lock);
	done = 1;
	cnd_signal(&ready);
	mtx_unlock(&lock);
	return tss_get(key) == argument ? 5 : 0;
}

int main(void)
{
	thrd_t thread;
	int result;

	mtx_init(&lock, mtx_plain);
	cnd_init(&ready);
	tss_create(&key, 0);
	assert(thrd_create(&thread, work, &done) == thrd_success);
	mtx_lock(&lock);
	while (!done)
		cnd_wait(&ready, &lock);
	mtx_unlock(&lock);
	call_once(&once, initialise);
	thrd_join(thread, &result);
	assert(result == 5 && initialised == 1);
	cnd_destroy(&ready);
	mtx_destroy(&lock);
	return 0;
}
