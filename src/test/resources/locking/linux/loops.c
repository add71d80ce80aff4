/* rules:
- rule: the head of a queue is under its lock
  id: head
  guarded_by: { field: feed.head, lock: feed.lock }
*/
// quiet
#include <linux/delay.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

struct feed {
	spinlock_t lock;
	int head;
	int tail;
};

int feed_wait(struct feed *feed, int tries)
{
	int head;

	for (;;) {
		spin_lock(&feed->lock);
		head = feed->head; // site: head held
		if (head)
			break;
		spin_unlock(&feed->lock);
		if (--tries < 0)
			return -1;
		cpu_relax();
	}
	feed->head = 0; // site: head held
	spin_unlock(&feed->lock);
	return head;
}

int feed_sum(struct feed *feeds, int n)
{
	int i, sum = 0;

	for (i = 0; i < n; i++) {
		spin_lock(&feeds[i].lock);
		if (feeds[i].head == 0) { // site: head held
			spin_unlock(&feeds[i].lock);
			continue;
		}
		sum += feeds[i].head; // site: head held
		spin_unlock(&feeds[i].lock);
	}
	return sum;
}

void feed_drop(struct feed *feed, int n)
{
	spin_lock(&feed->lock);
	while (n--) {
		feed->head++; // site: head held
		if (n & 15)
			continue;
		spin_unlock(&feed->lock);
		cond_resched();
		spin_lock(&feed->lock);
	}
	spin_unlock(&feed->lock);
}

void feed_retry(struct feed *feed)
{
again:
	spin_lock(&feed->lock);
	if (feed->head > 4) { // site: head held
		spin_unlock(&feed->lock);
		cond_resched();
		goto again;
	}
	feed->head++; // site: head held
	spin_unlock(&feed->lock);
}

void feed_until(struct feed *feed)
{
	while (!spin_trylock(&feed->lock))
		cpu_relax();
	feed->head = 0; // site: head held
	spin_unlock(&feed->lock);
}
