// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>

static void *work(void *unused)
{
	char name[16];
	int old;

	assert(pthread_setname_np(pthread_self(), "a name too long for it") == ERANGE);
	assert(pthread_setname_np(pthread_self(), "worker") == 0);
	assert(pthread_getname_np(pthread_self(), name, sizeof(name)) == 0);
	assert(!strcmp(name, "worker"));
	assert(pthread_getname_np(pthread_self(), name, 3) == ERANGE);
	assert(pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old) == 0);
	assert(old == PTHREAD_CANCEL_ENABLE);
	assert(pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, &old) == 0);
	assert(old == PTHREAD_CANCEL_DISABLE);
	assert(pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &old) == 0);
	assert(old == PTHREAD_CANCEL_DEFERRED);
	assert(pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, 0) == 0);
	pthread_testcancel();
	return unused;
}

int main(void)
{
	struct sched_param param = { 0 };
	pthread_t thread;
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(0, &set);
	assert(pthread_create(&thread, 0, work, 0) == 0);
	assert(pthread_kill(pthread_self(), 0) == 0);
	assert(pthread_setaffinity_np(pthread_self(), sizeof(set), &set) == 0);
	assert(pthread_setschedparam(pthread_self(), SCHED_OTHER, &param) == 0);
	assert(pthread_setconcurrency(2) == 0 && pthread_getconcurrency() == 2);
	assert(sched_yield() == 0 && pthread_yield() == 0);
	assert(pthread_equal(pthread_self(), pthread_self()) && !pthread_equal(thread, pthread_self()));
	assert(pthread_join(pthread_self(), 0) == EDEADLK);
	assert(pthread_join(thread, 0) == 0);
	return 0;
}
