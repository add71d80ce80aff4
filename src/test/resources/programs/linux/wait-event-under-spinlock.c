#include <linux/spinlock.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DEFINE_SPINLOCK(lock);
static int done = 1;

int main(void)
{
	spin_lock(&lock);
	wait_event(queue, done); // expect: sleep-in-atomic
	spin_unlock(&lock);
	return 0;
}
