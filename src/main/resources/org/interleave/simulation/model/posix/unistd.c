#include <interleave.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

pid_t getpid(void)
{
	return 4711;
}

pid_t getppid(void)
{
	return 1;
}

pid_t gettid(void)
{
	return 4711 + il_self();
}

uid_t getuid(void)
{
	return 1000;
}

uid_t geteuid(void)
{
	return 1000;
}

long sysconf(int name)
{
	return name == _SC_PAGESIZE ? 4096
	       : name == _SC_NPROCESSORS_CONF || name == _SC_NPROCESSORS_ONLN ? 4 : -1;
}

int getpagesize(void)
{
	return 4096;
}

int isatty(int file)
{
	(void)file;
	return 0;
}

unsigned int alarm(unsigned int seconds)
{
	(void)seconds;
	il_unmodelled("alarm");
	return 0;
}

int sched_getcpu(void)
{
	return 0;
}

int sched_get_priority_max(int policy)
{
	return policy == SCHED_OTHER ? 0 : 99;
}

int sched_get_priority_min(int policy)
{
	return policy == SCHED_OTHER ? 0 : 1;
}

int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *set)
{
	(void)pid;
	(void)size;
	(void)set;
	return 0;
}

long syscall(long number, ...)
{
	if (number == SYS_gettid)
		return gettid();
	il_unmodelled("syscall");
	return -1;
}
