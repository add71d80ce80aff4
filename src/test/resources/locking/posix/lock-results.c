/* rules:
- rule: the stock of a shop is under its mutex
  id: stock
  guarded_by: { field: shop.stock, lock: shop.mutex }
- rule: prices are under the rwlock
  id: price
  guarded_by: { field: shop.price, lock: shop.prices, write: exclusive, read: shared }
*/
// quiet
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct shop {
	pthread_mutex_t mutex;
	int stock;
	pthread_rwlock_t prices;
	int price;
};

int shop_sell(struct shop *shop)
{
	if (pthread_mutex_lock(&shop->mutex))
		return -1;
	shop->stock--; // site: stock held
	pthread_mutex_unlock(&shop->mutex);
	return 0;
}

int shop_sell_checked(struct shop *shop)
{
	int error = pthread_mutex_lock(&shop->mutex);

	if (error != 0) {
		perror("lock");
		exit(1);
	}
	shop->stock--; // site: stock held
	error = pthread_mutex_unlock(&shop->mutex);
	return error;
}

void shop_sell_asserted(struct shop *shop)
{
	assert(pthread_mutex_lock(&shop->mutex) == 0);
	shop->stock--; // site: stock held
	assert(pthread_mutex_unlock(&shop->mutex) == 0);
}

int shop_sell_soon(struct shop *shop, const struct timespec *until)
{
	if (pthread_mutex_timedlock(&shop->mutex, until) == ETIMEDOUT)
		return -1;
	shop->stock--; // site: stock held
	pthread_mutex_unlock(&shop->mutex);
	return 0;
}

int shop_price(struct shop *shop)
{
	int price = -1;

	if (!pthread_rwlock_rdlock(&shop->prices)) {
		price = shop->price; // site: price held
		pthread_rwlock_unlock(&shop->prices);
	}
	return price;
}

int shop_raise(struct shop *shop)
{
	int busy = pthread_rwlock_trywrlock(&shop->prices);

	if (busy == EBUSY)
		return -1;
	shop->price++; // site: price held
	pthread_rwlock_unlock(&shop->prices);
	return 0;
}
