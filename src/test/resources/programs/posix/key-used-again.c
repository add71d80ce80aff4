// expect: none
#include <assert.h>
#include <errno.h>
#include <pthread.h>

int main(void)
{
	pthread_key_t key;
	int value;

	assert(pthread_key_create(&key, 0) == 0 && pthread_setspecific(key, &value) == 0);
	assert(pthread_getspecific(key) == &value && pthread_key_delete(key) == 0);
	assert(pthread_key_create(&key, 0) == 0 && !pthread_getspecific(key));
	assert(pthread_key_delete(key) == 0 && pthread_key_delete(key) == EINVAL);
	return 0;
}
