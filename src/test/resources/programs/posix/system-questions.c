// expect: none
#include <assert.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(0, &set);
	assert(getpid() > 0 && getppid() >= 0 && getpid() != getppid());
	assert(gettid() == getpid() && syscall(SYS_gettid) == gettid());
	assert(getuid() == geteuid());
	assert(sysconf(_SC_PAGESIZE) == getpagesize() && getpagesize() == 4096);
	assert(sysconf(_SC_NPROCESSORS_ONLN) >= 1 && sysconf(_SC_NPROCESSORS_CONF) >= 1);
	assert(sched_getcpu() >= 0 && sched_setaffinity(0, sizeof(set), &set) == 0);
	assert(sched_get_priority_min(SCHED_FIFO) == 1 && sched_get_priority_max(SCHED_FIFO) == 99);
	assert(sched_get_priority_min(SCHED_OTHER) == 0 && sched_get_priority_max(SCHED_OTHER) == 0);
	assert(sysconf(-1) == -1);
	return 0;
}
