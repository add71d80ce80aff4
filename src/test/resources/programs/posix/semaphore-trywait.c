// expect: none
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>

int main(void)
{
	sem_t *sem = sem_open("/count", O_CREAT, 0600, 1);
	int value;

	assert(sem != SEM_FAILED);
	assert(sem_trywait(sem) == 0);
	assert(sem_trywait(sem) == -1 && errno == EAGAIN);
	sem_post(sem);
	assert(sem_getvalue(sem, &value) == 0 && value == 1);
	sem_close(sem);
	sem_unlink("/count");
	return 0;
}
