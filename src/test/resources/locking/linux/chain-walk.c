/* rules:
- rule: the weight of a node is under the node's lock
  id: weight
  guarded_by: { field: link.weight, lock: link.lock }
*/
// awaits: other objects of a chain told apart
#include <linux/spinlock.h>

struct link {
	spinlock_t lock;
	int weight;
	struct link *next;
};

int chain_weight(struct link *first)
{
	struct link *link;
	int weight = 0;

	for (link = first; link; link = link->next) {
		spin_lock(&link->lock);
		weight += link->weight; // site: weight held
		spin_unlock(&link->lock);
	}
	return weight;
}

int chain_hand_over_hand(struct link *first)
{
	struct link *at = first, *next;
	int weight;

	spin_lock(&at->lock);
	weight = at->weight; // site: weight held
	while ((next = at->next)) {
		spin_lock_nested(&next->lock, SINGLE_DEPTH_NESTING);
		spin_unlock(&at->lock);
		at = next;
		weight += at->weight; // site: weight held
	}
	spin_unlock(&at->lock);
	return weight;
}

int chain_first_only(struct link *first)
{
	struct link *link = first;
	int weight = 0;

	spin_lock(&first->lock);
	while (link->next) {
		link = link->next;
		weight += link->weight; // site: weight unprotected
	}
	spin_unlock(&first->lock);
	return weight;
}
