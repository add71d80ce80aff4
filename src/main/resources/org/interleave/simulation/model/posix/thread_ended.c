/* Joining only what has ended. That time passes first is another schedule. */
#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define MOST 64

static long ended[MOST];

void __posix_thread_ended(void)
{
	il_atomic_begin();
	ended[il_self()] = 1;
	il_atomic_end();
}

static int attempt(pthread_t thread, void **result, int busy)
{
	int over;

	if (thread < 1 || thread > MOST)
		return ESRCH;
	if (thread == pthread_self())
		return EDEADLK;
	il_atomic_begin();
	over = ended[thread - 1] != 0;
	il_atomic_end();
	return over ? pthread_join(thread, result) : busy;
}

int pthread_tryjoin_np(pthread_t thread, void **result)
{
	return attempt(thread, result, EBUSY);
}

int pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *until)
{
	(void)until;
	return attempt(thread, result, ETIMEDOUT);
}
