#include <pthread.h>
#include <stdatomic.h>

static atomic_int go;

int main(void)
{
	while (!atomic_load(&go)) // expect: deadlock
		;
	return 0;
}
