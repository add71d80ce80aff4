// expect: none
#include <assert.h>
#include <sched.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
	struct timespec before, after, nothing = { 0, 0 };
	struct timeval now;
	clock_t begin = clock();
	time_t first = time(0), second;

	assert(time(&second) >= first && difftime(second, first) >= 0);
	assert(clock() >= begin);
	assert(clock_getres(CLOCK_MONOTONIC, &before) == 0 && before.tv_nsec > 0);
	assert(clock_getres(CLOCK_MONOTONIC, 0) == 0);
	assert(clock_gettime(CLOCK_MONOTONIC, &before) == 0);
	assert(clock_gettime(CLOCK_MONOTONIC, &after) == 0);
	assert(after.tv_sec > before.tv_sec ||
	       (after.tv_sec == before.tv_sec && after.tv_nsec >= before.tv_nsec));
	assert(after.tv_nsec >= 0 && after.tv_nsec < 1000000000);
	assert(timespec_get(&after, TIME_UTC) == TIME_UTC && timespec_get(&after, 0) == 0);
	assert(gettimeofday(&now, 0) == 0 && now.tv_usec >= 0 && now.tv_usec < 1000000);
	assert(nanosleep(&nothing, 0) == 0 && usleep(1) == 0 && sleep(0) == 0);
	assert(clock_nanosleep(CLOCK_MONOTONIC, 0, &nothing, 0) == 0 && sched_yield() == 0);
	return 0;
}
