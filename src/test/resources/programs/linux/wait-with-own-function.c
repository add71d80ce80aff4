// expect: none
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);

static int own(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key)
{
	return autoremove_wake_function(entry, mode, flags, key);
}

int main(void)
{
	DEFINE_WAIT_FUNC(wait, own);

	add_wait_queue(&queue, &wait); // unmodelled: a wait queue entry with a function of its own
	own(&wait, TASK_NORMAL, 0, NULL);
	woken_wake_function(&wait, TASK_NORMAL, 0, NULL);
	default_wake_function(&wait, TASK_NORMAL, 0, NULL);
	remove_wait_queue(&queue, &wait);
	return 0;
}
