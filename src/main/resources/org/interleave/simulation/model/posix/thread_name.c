/* What a thread is called and how many the system is to run: nothing depends on it. */
#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define MOST 64
#define LONGEST 16

static char names[MOST][LONGEST];
static int concurrency;

int pthread_setname_np(pthread_t thread, const char *name)
{
	int i, length = 0;

	while (length < LONGEST && name[length])
		length++;
	if (length == LONGEST)
		return ERANGE;
	if (thread < 1 || thread > MOST)
		return ESRCH;
	il_atomic_begin();
	for (i = 0; i <= length; i++)
		names[thread - 1][i] = name[i];
	il_atomic_end();
	return 0;
}

int pthread_getname_np(pthread_t thread, char *name, size_t size)
{
	int i;

	if (size < LONGEST)
		return ERANGE;
	if (thread < 1 || thread > MOST)
		return ESRCH;
	il_atomic_begin();
	for (i = 0; i < LONGEST; i++)
		name[i] = names[thread - 1][i];
	il_atomic_end();
	return 0;
}

int pthread_setconcurrency(int level)
{
	if (level < 0)
		return EINVAL;
	il_atomic_begin();
	concurrency = level;
	il_atomic_end();
	return 0;
}

int pthread_getconcurrency(void)
{
	int level;

	il_atomic_begin();
	level = concurrency;
	il_atomic_end();
	return level;
}
