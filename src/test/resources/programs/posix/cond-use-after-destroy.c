#include <pthread.h>

int main(void)
{
	pthread_cond_t ready;

	pthread_cond_init(&ready, 0);
	pthread_cond_signal(&ready);
	pthread_cond_destroy(&ready);
	pthread_cond_broadcast(&ready); // expect: lock-misuse
	return 0;
}
