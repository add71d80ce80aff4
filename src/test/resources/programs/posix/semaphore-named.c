// expect: none
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>
#include <time.h>

int main(void)
{
	struct timespec until = { 0, 0 };
	sem_t unnamed;
	sem_t *sem;
	int value;

	sem_unlink("/interleave-golden");
	assert(sem_open("/interleave-golden", 0) == SEM_FAILED && errno == ENOENT);
	sem = sem_open("/interleave-golden", O_CREAT | O_EXCL, 0600, 2);
	assert(sem != SEM_FAILED);
	assert(sem_open("/interleave-golden", O_CREAT | O_EXCL, 0600, 2) == SEM_FAILED);
	assert(errno == EEXIST && sem_open("/interleave-golden", 0) == sem);
	assert(sem_wait(sem) == 0 && sem_timedwait(sem, &until) == 0);
	assert(sem_timedwait(sem, &until) == -1 && errno == ETIMEDOUT);
	assert(sem_trywait(sem) == -1 && errno == EAGAIN);
	assert(sem_post(sem) == 0 && sem_getvalue(sem, &value) == 0 && value == 1);
	assert(sem_close(sem) == 0 && sem_unlink("/interleave-golden") == 0);
	assert(sem_unlink("/interleave-golden") == -1 && errno == ENOENT);
	assert(sem_init(&unnamed, 0, SEM_VALUE_MAX + 1U) == -1 && errno == EINVAL);
	assert(sem_init(&unnamed, 0, SEM_VALUE_MAX) == 0);
	assert(sem_post(&unnamed) == -1 && errno == EOVERFLOW);
	assert(sem_destroy(&unnamed) == 0);
	return 0;
}
