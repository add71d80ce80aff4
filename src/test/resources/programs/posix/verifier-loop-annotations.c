// expect: none
#include <pthread.h>

extern void __VERIFIER_loop_begin(void);
extern void __VERIFIER_spin_start(void);
extern void __VERIFIER_spin_end(int stop);
extern void __VERIFIER_loop_bound(int bound);
extern void __VERIFIER_optional(int condition);

static _Atomic int ready;

static void *work(void *unused)
{
	ready = 1;
	return unused;
}

int main(void)
{
	pthread_t thread;
	int stop;

	pthread_create(&thread, 0, work, 0);
	__VERIFIER_loop_bound(3);
	__VERIFIER_optional(1);
	__VERIFIER_loop_begin();
	do {
		__VERIFIER_spin_start();
		stop = ready;
		__VERIFIER_spin_end(stop);
	} while (!stop);
	pthread_join(thread, 0);
	return 0;
}
