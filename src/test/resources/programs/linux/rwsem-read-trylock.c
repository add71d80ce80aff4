// expect: none
#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);

static int read(void *unused)
{
	down_read(&sem);
	if (down_read_trylock(&sem))
		up_read(&sem);
	up_read(&sem);
	return 0;
}

static int write(void *unused)
{
	down_write(&sem);
	up_write(&sem);
	return 0;
}

int main(void)
{
	kthread_run(read, NULL, "reader");
	kthread_run(write, NULL, "writer");
	return 0;
}
