/* rules:
- rule: the head of a queue is under its lock
  id: head
  guarded_by: { field: feed.head, lock: feed.lock }
*/
#include <linux/sched.h>
#include <linux/spinlock.h>

struct feed {
	spinlock_t lock;
	int head;
	int tail;
};

int feed_wait(struct feed *feed)
{
	int head;

	for (;;) {
		spin_lock(&feed->lock);
		head = feed->head; // site: head held
		spin_unlock(&feed->lock);
		if (head)
			break;
	}
	feed->head = 0; // site: head unprotected
	return head;
}

int feed_sum(struct feed *feeds, int n)
{
	int i, sum = 0;

	for (i = 0; i < n; i++) {
		spin_lock(&feeds[i].lock);
		if (feeds[i].tail == 0)
			continue;
		sum += feeds[i].head; // site: head held
		spin_unlock(&feeds[i].lock);
	}
	return sum; // site: head unprotected
}

void feed_drop(struct feed *feed, int n)
{
	spin_lock(&feed->lock);
	while (n--) {
		feed->head++; // site: head unprotected
		if (n & 15)
			continue;
		spin_unlock(&feed->lock); // site: head unprotected
		cond_resched();
	}
	spin_lock(&feed->lock); // site: head unprotected
	spin_unlock(&feed->lock);
}

void feed_twice(struct feed *feed, int n)
{
	while (n--) {
		spin_lock(&feed->lock); // site: head unprotected
		feed->head++; // site: head held
	}
	spin_unlock(&feed->lock); // site: head unprotected
}
