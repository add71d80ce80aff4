/* rules:
- rule: the count of a slot is under the slot's own lock
  id: count
  guarded_by: { field: slot.count, lock: slot.lock }
- rule: what a parcel weighs is under its own lock
  id: weight
  guarded_by: { field: parcel.weight, lock: parcel.lock }
*/
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct slot {
	spinlock_t lock;
	int count;
};

static struct slot slots[256];

struct parcel {
	spinlock_t lock;
	struct list_head link;
	int weight;
};

static LIST_HEAD(parcels);
static DEFINE_SPINLOCK(parcels_lock);

void slots_move(unsigned a, unsigned b)
{
	unsigned from = ((((((((((a * 31) ^ 7) * 31) ^ 9) * 31) ^ 11) * 31) ^ 13) * 31) ^ 15) & 255;
	unsigned to = ((((((((((b * 31) ^ 7) * 31) ^ 9) * 31) ^ 11) * 31) ^ 13) * 31) ^ 15) & 255;

	spin_lock(&slots[from].lock);
	slots[from].count--; // site: count held
	slots[to].count++; // site: count unprotected
	spin_unlock(&slots[from].lock);
}

static struct parcel *parcel_new(void)
{
	struct parcel *parcel = kzalloc(sizeof(*parcel), GFP_KERNEL);

	if (!parcel)
		return NULL;
	spin_lock_init(&parcel->lock);
	spin_lock(&parcels_lock);
	list_add(&parcel->link, &parcels);
	spin_unlock(&parcels_lock);
	return parcel;
}

static int parcels_pair(struct parcel **one, struct parcel **other)
{
	*one = parcel_new();
	*other = parcel_new();
	return *one && *other;
}

void parcels_fill(void)
{
	struct parcel *one;
	struct parcel *other;

	if (!parcels_pair(&one, &other))
		return;
	spin_lock(&one->lock);
	one->weight = 1; // site: weight held
	other->weight = 1; // site: weight unprotected
	spin_unlock(&one->lock);
}
