#include <interleave.h>
#include <pthread.h>

#define RUNNING 1
#define DONE 2

int pthread_once(pthread_once_t *once, void (*run)(void))
{
	int state;

	il_atomic_begin();
	state = *once;
	il_await(state != RUNNING, once, "end of an initialisation that runs once", -1);
	if (state == DONE)
		il_acquire(once);
	else
		*once = RUNNING;
	il_atomic_end();
	if (state == DONE)
		return 0;
	run();
	il_atomic_begin();
	*once = DONE;
	il_release(once);
	il_atomic_end();
	return 0;
}
