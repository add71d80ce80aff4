// expect: none
#include <pthread.h>

int main(void)
{
	pthread_rwlockattr_t attr;
	pthread_rwlock_t lock;

	pthread_rwlockattr_init(&attr);
	pthread_rwlockattr_setkind_np(&attr, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP); // unmodelled: rwlocks that prefer writers
	pthread_rwlock_init(&lock, &attr);
	pthread_rwlock_rdlock(&lock);
	pthread_rwlock_unlock(&lock);
	pthread_rwlock_destroy(&lock);
	return 0;
}
