/* rules:
- rule: the stock of a store is under its mutex
  id: stock
  guarded_by: { field: store.stock, lock: store.mutex }
- rule: the price of a store is under its lock
  id: price
  guarded_by: { field: store.price, lock: store.lock }
*/
#include <linux/cleanup.h>
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct store {
	struct mutex mutex;
	spinlock_t lock;
	int stock;
	int price;
};

int store_take(struct store *store, int count)
{
	guard(mutex)(&store->mutex);
	if (store->stock < count) // site: stock held
		return -ENOSPC;
	store->stock -= count; // site: stock held
	return 0;
}

int store_offer(struct store *store, int price)
{
	scoped_guard(spinlock, &store->lock) {
		if (price < 0)
			return -EINVAL;
		store->price = price; // site: price held
	}
	return store->price; // site: price unprotected
}

int store_each(struct store **stores, int count)
{
	int sum = 0;

	for (int i = 0; i < count; i++) {
		guard(mutex)(&stores[i]->mutex);
		if (!stores[i]->stock) // site: stock held
			continue;
		if (stores[i]->stock < 0) // site: stock held
			break;
		sum += stores[i]->stock; // site: stock held
	}
	return sum;
}

int store_block(struct store *store)
{
	int stock;

	{
		guard(mutex)(&store->mutex);
		stock = store->stock; // site: stock held
	}
	return stock + store->stock; // site: stock unprotected
}

void store_wrong(struct store *store, struct store *other)
{
	guard(mutex)(&store->mutex);
	other->stock++; // site: stock unprotected
	guard(spinlock)(&other->lock);
	other->price++; // site: price held
	store->price++; // site: price unprotected
}
