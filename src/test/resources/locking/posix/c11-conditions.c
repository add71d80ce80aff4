/* rules:
- rule: the water of a mill is under its mutex
  id: water
  guarded_by: { field: water, lock: water_mutex }
*/
#include <stdatomic.h>
#include <threads.h>
#include <time.h>

static mtx_t water_mutex;
static cnd_t water_risen;
static int water;
static atomic_int stopped;

static int mill_turn(void *argument)
{
	mtx_lock(&water_mutex);
	while (water < 5 && !atomic_load(&stopped)) // site: water held
		cnd_wait(&water_risen, &water_mutex);
	water -= 5; // site: water held
	mtx_unlock(&water_mutex);
	return 0;
}

static int mill_fill(void *argument)
{
	int by = *(int *)argument;

	for (int i = 0; i < by; i++) {
		if (mtx_lock(&water_mutex) != thrd_success)
			return 1;
		water++; // site: water held
		mtx_unlock(&water_mutex);
		cnd_signal(&water_risen);
	}
	return water; // site: water unprotected
}

static int mill_try(const struct timespec *end)
{
	if (mtx_timedlock(&water_mutex, end) == thrd_timedout)
		return -1;
	water = 0; // site: water held
	mtx_unlock(&water_mutex);
	return 0;
}

int main(void)
{
	struct timespec end = { 1, 0 };
	thrd_t turner, filler;
	int by = 7;

	mtx_init(&water_mutex, mtx_timed);
	cnd_init(&water_risen);
	water = 1; // site: water held
	thrd_create(&turner, mill_turn, NULL);
	thrd_create(&filler, mill_fill, &by);
	mill_try(&end);
	thrd_join(turner, NULL);
	thrd_join(filler, NULL);
	return 0;
}
