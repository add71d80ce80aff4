#include <errno.h>
#include <pthread.h>

int pthread_attr_init(pthread_attr_t *attr)
{
	attr->__state[0] = PTHREAD_CREATE_JOINABLE;
	attr->__state[1] = 8388608;
	return 0;
}

int pthread_attr_destroy(pthread_attr_t *attr)
{
	(void)attr;
	return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *attr, int state)
{
	if (state != PTHREAD_CREATE_JOINABLE && state != PTHREAD_CREATE_DETACHED)
		return EINVAL;
	attr->__state[0] = state;
	return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *attr, int *state)
{
	*state = attr->__state[0];
	return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *attr, size_t size)
{
	if (size < 16384)
		return EINVAL;
	attr->__state[1] = size;
	return 0;
}

int pthread_attr_getstacksize(const pthread_attr_t *attr, size_t *size)
{
	*size = attr->__state[1];
	return 0;
}

int pthread_attr_setguardsize(pthread_attr_t *attr, size_t size)
{
	(void)attr;
	(void)size;
	return 0;
}

int pthread_attr_setscope(pthread_attr_t *attr, int scope)
{
	(void)attr;
	return scope == PTHREAD_SCOPE_SYSTEM ? 0 : ENOTSUP;
}

int pthread_attr_setinheritsched(pthread_attr_t *attr, int inherit)
{
	(void)attr;
	(void)inherit;
	return 0;
}

int pthread_attr_setschedpolicy(pthread_attr_t *attr, int policy)
{
	(void)attr;
	(void)policy;
	return 0;
}

int pthread_attr_setschedparam(pthread_attr_t *attr, const struct sched_param *param)
{
	(void)attr;
	(void)param;
	return 0;
}

int pthread_attr_setaffinity_np(pthread_attr_t *attr, size_t size, const cpu_set_t *set)
{
	(void)attr;
	(void)size;
	(void)set;
	return 0;
}
