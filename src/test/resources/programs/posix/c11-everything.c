// expect: none
#include <assert.h>
#include <threads.h>
#include <time.h>

static mtx_t plain, again;
static cnd_t ready;
static tss_t key;
static int stage, destroyed;

static void destroy(void *value)
{
	destroyed += *(int *)value;
}

static int work(void *parent)
{
	static int two = 2;

	assert(!thrd_equal(thrd_current(), *(thrd_t *)parent));
	assert(!tss_get(key) && tss_set(key, &two) == thrd_success && tss_get(key) == &two);
	mtx_lock(&plain);
	stage = 1;
	cnd_broadcast(&ready);
	mtx_unlock(&plain);
	thrd_exit(9);
}

static int hold(void *unused)
{
	struct timespec past = { 0, 0 };

	assert(mtx_trylock(&again) == thrd_busy);
	assert(mtx_timedlock(&again, &past) == thrd_timedout);
	return 0;
}

int main(void)
{
	struct timespec until, past = { 0, 0 };
	thrd_t self = thrd_current(), thread;
	int result, waited;

	assert(mtx_init(&plain, mtx_timed) == thrd_success);
	assert(mtx_init(&again, mtx_timed | mtx_recursive) == thrd_success);
	assert(cnd_init(&ready) == thrd_success && tss_create(&key, destroy) == thrd_success);
	assert(thrd_create(&thread, work, &self) == thrd_success);
	timespec_get(&until, TIME_UTC);
	until.tv_sec += 60;
	mtx_lock(&plain);
	do
		waited = stage ? thrd_success : cnd_timedwait(&ready, &plain, &until);
	while (!stage && waited == thrd_success);
	mtx_unlock(&plain);
	assert(thrd_join(thread, &result) == thrd_success && result == 9);
	assert(stage && destroyed == 2);

	assert(mtx_lock(&again) == thrd_success && mtx_trylock(&again) == thrd_success);
	assert(mtx_timedlock(&again, &past) == thrd_success);
	assert(thrd_create(&thread, hold, 0) == thrd_success);
	assert(thrd_join(thread, 0) == thrd_success);
	for (result = 0; result < 3; result++)
		assert(mtx_unlock(&again) == thrd_success);
	thrd_yield();
	assert(thrd_sleep(&past, 0) == 0);
	tss_delete(key);
	cnd_destroy(&ready);
	mtx_destroy(&plain);
	mtx_destroy(&again);
	return 0;
}
