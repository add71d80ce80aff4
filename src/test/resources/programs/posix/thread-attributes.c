// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>

static void *work(void *unused)
{
	return unused;
}

int main(void)
{
	struct sched_param param = { 0 };
	pthread_attr_t attr;
	pthread_t thread;
	cpu_set_t set;
	size_t size;
	int state, result = 5;
	void *value;

	CPU_ZERO(&set);
	CPU_SET(0, &set);
	assert(CPU_ISSET(0, &set) && !CPU_ISSET(1, &set));
	assert(pthread_attr_init(&attr) == 0);
	assert(pthread_attr_getdetachstate(&attr, &state) == 0);
	assert(state == PTHREAD_CREATE_JOINABLE);
	assert(pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED) == 0);
	assert(pthread_attr_getdetachstate(&attr, &state) == 0);
	assert(state == PTHREAD_CREATE_DETACHED);
	assert(pthread_attr_setdetachstate(&attr, 77) == EINVAL);
	assert(pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_JOINABLE) == 0);
	assert(pthread_attr_setstacksize(&attr, 1) == EINVAL);
	assert(pthread_attr_setstacksize(&attr, 1 << 20) == 0);
	assert(pthread_attr_getstacksize(&attr, &size) == 0 && size == 1 << 20);
	assert(pthread_attr_setguardsize(&attr, 4096) == 0);
	assert(pthread_attr_setscope(&attr, PTHREAD_SCOPE_SYSTEM) == 0);
	assert(pthread_attr_setscope(&attr, PTHREAD_SCOPE_PROCESS) == ENOTSUP);
	assert(pthread_attr_setinheritsched(&attr, PTHREAD_EXPLICIT_SCHED) == 0);
	assert(pthread_attr_setschedpolicy(&attr, SCHED_OTHER) == 0);
	assert(pthread_attr_setschedparam(&attr, &param) == 0);
	assert(pthread_attr_setaffinity_np(&attr, sizeof(set), &set) == 0);
	assert(pthread_create(&thread, &attr, work, &result) == 0);
	assert(pthread_attr_destroy(&attr) == 0);
	assert(pthread_join(thread, &value) == 0 && value == &result);
	return 0;
}
