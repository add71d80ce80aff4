#include <linux/completion.h>
#include <linux/kthread.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static DECLARE_COMPLETION(done);

static int unlock(void *unused)
{
	mutex_unlock(&lock); // expect: lock-misuse
	complete(&done);
	return 0;
}

int main(void)
{
	mutex_lock(&lock);
	kthread_run(unlock, NULL, "unlock");
	wait_for_completion(&done);
	return 0;
}
