/* rules:
- rule: the credit of a card is under the card's lock
  id: credit
  guarded_by: { field: card.credit, lock: card.lock }
*/
#include <linux/slab.h>
#include <linux/spinlock.h>

struct card {
	spinlock_t lock;
	long credit;
	struct card *twin;
};

void card_copied(struct card *card)
{
	struct card copy = *card; // site: credit unprotected

	spin_lock(&copy.lock);
	card->credit = copy.credit; // site: credit held // site: credit unprotected
	spin_unlock(&copy.lock);
}

long card_snapshot(struct card *card)
{
	struct card copy;

	spin_lock(&card->lock);
	copy = *card; // site: credit held
	spin_unlock(&card->lock);
	return copy.credit; // site: credit held
}

void card_twin(struct card *card)
{
	struct card *twin = card->twin;

	spin_lock(&twin->lock);
	twin->credit++; // site: credit held
	card->twin->credit++; // site: credit held
	card->credit++; // site: credit unprotected
	spin_unlock(&card->twin->lock);
}

struct card *card_clone(struct card *card)
{
	struct card *clone = kmalloc(sizeof(*clone), GFP_KERNEL);

	if (!clone)
		return NULL;
	spin_lock_init(&clone->lock);
	spin_lock(&card->lock);
	clone->credit = card->credit; // site: credit held
	spin_unlock(&card->lock);
	return clone;
}
