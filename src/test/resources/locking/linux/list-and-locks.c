/* rules:
- rule: the queue of a desk is under the desk's lock
  id: queue
  guarded_by: { field: desk.queue, lock: desk.lock }
- rule: the state of a letter is under the letter's lock
  id: state
  guarded_by: { field: letter.state, lock: letter.lock }
*/
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct desk {
	spinlock_t lock;
	struct list_head queue;
};

struct letter {
	spinlock_t lock;
	struct list_head link;
	int state;
};

struct letter *desk_first(struct desk *desk)
{
	struct letter *letter = NULL;

	spin_lock(&desk->lock);
	if (!list_empty(&desk->queue)) { // site: queue held
		letter = list_first_entry(&desk->queue, struct letter, link); // site: queue held
		list_del(&letter->link);
	}
	spin_unlock(&desk->lock);
	if (letter) {
		spin_lock(&letter->lock);
		letter->state = 1; // site: state held
		spin_unlock(&letter->lock);
	}
	return letter;
}

void desk_drain(struct desk *desk)
{
	struct letter *letter, *next;
	LIST_HEAD(mine);

	spin_lock(&desk->lock);
	list_splice_init(&desk->queue, &mine); // site: queue held
	spin_unlock(&desk->lock);
	list_for_each_entry_safe(letter, next, &mine, link) {
		list_del(&letter->link);
		kfree(letter);
	}
}

int desk_stamp(struct desk *desk)
{
	struct letter *letter;
	int count = 0;

	spin_lock(&desk->lock);
	list_for_each_entry(letter, &desk->queue, link) { // site: queue held
		spin_lock(&letter->lock);
		if (letter->state == 2) { // site: state held
			spin_unlock(&letter->lock);
			continue;
		}
		letter->state++; // site: state held
		count++;
		spin_unlock(&letter->lock);
	}
	spin_unlock(&desk->lock);
	return count;
}

int desk_find(struct desk *desk, int state)
{
	struct letter *letter;
	int found = 0;

	spin_lock(&desk->lock);
	list_for_each_entry(letter, &desk->queue, link) { // site: queue held
		spin_lock(&letter->lock);
		if (letter->state == state) { // site: state held
			found = 1;
			break;
		}
		spin_unlock(&letter->lock);
	}
	spin_unlock(&desk->lock);
	return found; // site: state unprotected
}

void desk_post(struct desk *desk, struct letter *letter)
{
	list_add_tail(&letter->link, &desk->queue); // site: queue unprotected
}
