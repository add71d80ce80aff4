#include <linux/semaphore.h>

static DEFINE_SEMAPHORE(sem);

int main(void)
{
	down(&sem);
	if (down_trylock(&sem))
		down(&sem); // expect: deadlock
	return 0;
}
