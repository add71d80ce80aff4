/* rules:
- rule: the marks on a card are under its lock
  id: marks
  guarded_by: { field: card.marks, lock: card.lock }
*/
// quiet
#include <linux/err.h>
#include <linux/mutex.h>

struct card {
	struct mutex lock;
	int marks;
	int gone;
};

static struct card *card_get_locked(struct card *card)
{
	if (!card)
		return ERR_PTR(-ENOENT);
	mutex_lock(&card->lock);
	if (card->gone) {
		mutex_unlock(&card->lock);
		return ERR_PTR(-ESTALE);
	}
	return card;
}

int card_mark(struct card *which)
{
	struct card *card = card_get_locked(which);

	if (IS_ERR(card))
		return PTR_ERR(card);
	card->marks++; // site: marks held
	mutex_unlock(&card->lock);
	return 0;
}
