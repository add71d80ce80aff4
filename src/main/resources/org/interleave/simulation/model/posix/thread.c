/* A pthread_t is the machine's id plus one, so that 0 is none. */
#include <errno.h>
#include <interleave.h>
#include <pthread.h>

#define MOST 64
#define DETACHED 1
#define JOINED 2

static __thread struct __cleanup *cleanups;

/* Set by a thread that has values of keys to destroy. */
__thread void (*__posix_thread_end)(void);

/* Replaced where a program may ask whether a thread has ended. */
void __attribute__((weak)) __posix_thread_ended(void)
{
}

static void end(void *result)
{
	while (cleanups) {
		struct __cleanup *top = cleanups;

		cleanups = top->next;
		top->run(top->argument);
	}
	if (__posix_thread_end)
		__posix_thread_end();
	il_result(result);
	__posix_thread_ended();
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
			il_add_flags(id, DETACHED);
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
	void *value;
	int flags;

	if (!known(thread))
		return ESRCH;
	if (thread == pthread_self())
		return EDEADLK;
	il_join(thread - 1);
	flags = il_add_flags(thread - 1, JOINED);
	value = il_take_result(thread - 1);
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

int pthread_detach(pthread_t thread)
{
	int flags;

	if (!known(thread))
		return ESRCH;
	flags = il_add_flags(thread - 1, DETACHED);
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

static int exchange(int *setting, int value, int *old)
{
	if (value != 0 && value != 1)
		return EINVAL;
	if (old)
		*old = *setting;
	*setting = value;
	return 0;
}

int pthread_setcancelstate(int state, int *old)
{
	static __thread int states;

	return exchange(&states, state, old);
}

int pthread_setcanceltype(int type, int *old)
{
	static __thread int types;

	return exchange(&types, type, old);
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
