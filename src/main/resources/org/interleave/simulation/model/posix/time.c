/*
 * Time is virtual: each thread's clock goes on when it is looked at. Sleeping takes none, so that a
 * loop which sleeps until something has changed is seen to wait.
 */
#include <sched.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000L
#define BEGIN 1700000000L

static __thread long now;

static void pass(long nanoseconds)
{
	now += nanoseconds;
}

time_t time(time_t *result)
{
	time_t value;

	pass(SECOND);
	value = BEGIN + now / SECOND;
	if (result)
		*result = value;
	return value;
}

clock_t clock(void)
{
	pass(SECOND / 100);
	return now / 1000;
}

double difftime(time_t end, time_t begin)
{
	return end - begin;
}

int clock_gettime(clockid_t clock, struct timespec *result)
{
	(void)clock;
	pass(SECOND / 100);
	result->tv_sec = BEGIN + now / SECOND;
	result->tv_nsec = now % SECOND;
	return 0;
}

int clock_getres(clockid_t clock, struct timespec *result)
{
	(void)clock;
	if (result) {
		result->tv_sec = 0;
		result->tv_nsec = 1;
	}
	return 0;
}

int timespec_get(struct timespec *result, int base)
{
	if (base != TIME_UTC)
		return 0;
	clock_gettime(CLOCK_REALTIME, result);
	return base;
}

int gettimeofday(struct timeval *result, void *zone)
{
	(void)zone;
	pass(SECOND / 100);
	result->tv_sec = BEGIN + now / SECOND;
	result->tv_usec = now % SECOND / 1000;
	return 0;
}

int nanosleep(const struct timespec *span, struct timespec *left)
{
	(void)span;
	(void)left;
	return 0;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *span, struct timespec *left)
{
	(void)clock;
	(void)flags;
	(void)span;
	(void)left;
	return 0;
}

unsigned int sleep(unsigned int seconds)
{
	(void)seconds;
	return 0;
}

int usleep(useconds_t span)
{
	(void)span;
	return 0;
}

int sched_yield(void)
{
	return 0;
}
