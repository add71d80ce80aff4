// expect: none
#include <interleave.h>
#include <linux/bug.h>
#include <linux/kthread.h>
#include <linux/wait.h>

void __wake_up_locked_key(struct wait_queue_head *queue, unsigned int mode, void *key);
void __wake_up_sync(struct wait_queue_head *queue, unsigned int mode, int most);
void __wake_up_sync_key(struct wait_queue_head *queue, unsigned int mode, int most, void *key);

static struct wait_queue_head queue;
static int done;

static int work(void *form)
{
	WRITE_ONCE(done, 1);
	switch ((long)form) {
	case 0:
		spin_lock(&queue.lock);
		wake_up_locked(&queue);
		spin_unlock(&queue.lock);
		break;
	case 1:
		spin_lock(&queue.lock);
		wake_up_all_locked(&queue);
		spin_unlock(&queue.lock);
		break;
	case 2:
		__wake_up_locked_key(&queue, TASK_NORMAL, NULL);
		break;
	case 3:
		__wake_up_sync(&queue, TASK_NORMAL, 1);
		break;
	case 4:
		__wake_up_sync_key(&queue, TASK_NORMAL, 1, NULL);
		break;
	default:
		if (wq_has_sleeper(&queue))
			wake_up_nr(&queue, 3);
	}
	return 0;
}

static void wait_for_it(struct wait_queue_entry *entry, int exclusive)
{
	for (;;) {
		if (exclusive)
			prepare_to_wait_exclusive(&queue, entry, TASK_UNINTERRUPTIBLE);
		else
			prepare_to_wait(&queue, entry, TASK_UNINTERRUPTIBLE);
		if (READ_ONCE(done))
			break;
		schedule();
	}
	finish_wait(&queue, entry);
}

static void wait_in_queue(struct wait_queue_entry *entry, int exclusive)
{
	if (exclusive)
		add_wait_queue_exclusive(&queue, entry);
	else
		add_wait_queue(&queue, entry);
	BUG_ON(!waitqueue_active(&queue));
	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (READ_ONCE(done))
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	remove_wait_queue(&queue, entry);
}

int main(void)
{
	DEFINE_WAIT(wait);
	DEFINE_WAIT_FUNC(own, autoremove_wake_function);
	DECLARE_WAITQUEUE(entry, current);
	struct wait_queue_entry other;
	long form = il_choose(6, "form of waiting and waking");

	init_waitqueue_head(&queue);
	BUG_ON(waitqueue_active(&queue));
	init_waitqueue_entry(&other, current);
	kthread_run(work, (void *)form, "work");
	switch (form) {
	case 0:
		wait_for_it(&wait, 0);
		break;
	case 1:
		init_wait(&wait);
		wait_for_it(&wait, 1);
		break;
	case 2:
		wait_for_it(&own, 0);
		break;
	case 3:
		wait_in_queue(&entry, 0);
		break;
	case 4:
		wait_in_queue(&other, 1);
		break;
	default:
		wait_in_queue(&other, 0);
	}
	BUG_ON(waitqueue_active(&queue));
	return 0;
}
