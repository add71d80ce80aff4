/* rules:
- rule: the leaf lock of a tree is taken inside the root lock, never the other way
  id: order
  lock_order: [root_lock, leaf.lock]
- rule: height
  id: height
  guarded_by: { field: height, lock: root_lock }
- rule: leaves
  id: value
  guarded_by: { field: leaf.value, lock: leaf.lock }
*/
// quiet
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct leaf {
	spinlock_t lock;
	int value;
};

static DEFINE_MUTEX(root_lock);
static int height;

void leaf_set(struct leaf *leaf, int value)
{
	mutex_lock(&root_lock);
	spin_lock(&leaf->lock);
	leaf->value = value; // site: value held
	height = value; // site: height held
	spin_unlock(&leaf->lock);
	mutex_unlock(&root_lock);
}

int leaf_swap(struct leaf *leaf, struct leaf *other)
{
	int value;

	mutex_lock(&root_lock);
	height++; // site: height held
	spin_lock(&leaf->lock);
	value = leaf->value; // site: value held
	spin_unlock(&leaf->lock);
	spin_lock(&other->lock);
	other->value = value; // site: value held
	spin_unlock(&other->lock);
	mutex_unlock(&root_lock);
	return value;
}

int leaf_get(struct leaf *leaf)
{
	int value;

	spin_lock(&leaf->lock);
	value = leaf->value; // site: value held
	spin_unlock(&leaf->lock);
	return value;
}
