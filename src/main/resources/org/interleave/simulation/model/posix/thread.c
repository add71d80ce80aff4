/* A pthread_t is the machine's id plus one, so that 0 is none. */
#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define MOST 64
#define DETACHED 1UL
#define JOINED 2UL

struct record {
	void *result;
	unsigned long flags;
};

static struct record records[MOST];
static __thread struct __cleanup *cleanups;

/* Set by a thread that has values of keys to destroy. */
__thread void (*__posix_thread_end)(void);

static void end(void *result)
{
	while (cleanups) {
		struct __cleanup *top = cleanups;

		cleanups = top->next;
		top->run(top->argument);
	}
	if (__posix_thread_end)
		__posix_thread_end();
	if (result)
		records[il_self()].result = result;
}

static void run(void *function, void *argument)
{
	end(((void *(*)(void *))function)(argument));
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*function)(void *),
		   void *argument)
{
	int detached = attr && attr->__state[0] == PTHREAD_CREATE_DETACHED;

	il_atomic_begin();
	{
		int id = il_spawn_two(0, run, (void *)function, argument);

		*thread = id + 1;
		if (detached)
			records[id].flags = DETACHED;
	}
	il_atomic_end();
	return 0;
}

void pthread_exit(void *result)
{
	end(result);
	il_exit_thread();
}

static int known(pthread_t thread)
{
	return thread >= 1 && thread <= MOST;
}

int pthread_join(pthread_t thread, void **result)
{
	struct record *record;
	unsigned long flags;
	void *value;

	if (!known(thread))
		return ESRCH;
	if (thread == pthread_self())
		return EDEADLK;
	il_join(thread - 1);
	record = &records[thread - 1];
	il_atomic_begin();
	flags = record->flags;
	record->flags = flags | JOINED;
	value = record->result;
	il_atomic_end();
	if (flags & JOINED)
		il_report("use-after-free", "the thread was joined before, its id is no longer valid", 0);
	else if (flags & DETACHED)
		il_report("use-after-free", "the thread is detached, its id may not be joined", 0);
	if (flags)
		return EINVAL;
	if (result)
		*result = value;
	return 0;
}

/* Whether the thread has ended yet is any answer, a few times. */
int pthread_tryjoin_np(pthread_t thread, void **result)
{
	static __thread int misses;

	if (!known(thread))
		return ESRCH;
	if (misses < 2 && il_choose(2, "whether the thread has ended")) {
		misses++;
		return EBUSY;
	}
	return pthread_join(thread, result);
}

int pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *until)
{
	(void)until;
	return pthread_tryjoin_np(thread, result) == EBUSY ? ETIMEDOUT : 0;
}

int pthread_detach(pthread_t thread)
{
	unsigned long flags;

	if (!known(thread))
		return ESRCH;
	il_atomic_begin();
	flags = records[thread - 1].flags;
	records[thread - 1].flags = flags | DETACHED;
	il_atomic_end();
	if (flags & JOINED)
		il_report("use-after-free", "the thread was joined before, its id is no longer valid", 0);
	return flags ? EINVAL : 0;
}

pthread_t pthread_self(void)
{
	return il_self() + 1;
}

int pthread_equal(pthread_t one, pthread_t other)
{
	return one == other;
}

int pthread_cancel(pthread_t thread)
{
	(void)thread;
	il_unmodelled("pthread_cancel");
	return 0;
}

int pthread_setcancelstate(int state, int *old)
{
	(void)state;
	if (old)
		*old = PTHREAD_CANCEL_ENABLE;
	return 0;
}

int pthread_setcanceltype(int type, int *old)
{
	(void)type;
	if (old)
		*old = PTHREAD_CANCEL_DEFERRED;
	return 0;
}

void pthread_testcancel(void)
{
}

int pthread_kill(pthread_t thread, int signal)
{
	(void)thread;
	if (signal)
		il_unmodelled("pthread_kill");
	return 0;
}

void __cleanup_push(struct __cleanup *cleanup)
{
	cleanup->next = cleanups;
	cleanups = cleanup;
}

void __cleanup_pop(struct __cleanup *cleanup, int execute)
{
	cleanups = cleanup->next;
	if (execute)
		cleanup->run(cleanup->argument);
}

int pthread_setname_np(pthread_t thread, const char *name)
{
	(void)thread;
	(void)name;
	return 0;
}

int pthread_getname_np(pthread_t thread, char *name, size_t size)
{
	(void)thread;
	if (!size)
		return ERANGE;
	name[0] = 0;
	return 0;
}

int pthread_setconcurrency(int level)
{
	(void)level;
	return 0;
}

int pthread_getconcurrency(void)
{
	return 0;
}

int pthread_setaffinity_np(pthread_t thread, size_t size, const cpu_set_t *set)
{
	(void)thread;
	(void)size;
	(void)set;
	return 0;
}

int pthread_setschedparam(pthread_t thread, int policy, const struct sched_param *param)
{
	(void)thread;
	(void)policy;
	(void)param;
	return 0;
}

int pthread_yield(void)
{
	return 0;
}

/* What glibc's pthread_cleanup_push becomes when it is preprocessed. */
int __sigsetjmp(void *state, int mask)
{
	(void)state;
	(void)mask;
	return 0;
}

void __pthread_register_cancel(void *state)
{
	(void)state;
}

void __pthread_unregister_cancel(void *state)
{
	(void)state;
}
