/* rules:
- rule: the queue of a shop is under its mutex
  id: queue
  guarded_by: { field: shop.queue, lock: shop.mutex }
- rule: the prices of a shop are under its rwlock
  id: price
  guarded_by: { field: shop.price, lock: shop.prices }
*/
#include <errno.h>
#include <pthread.h>
#include <time.h>

struct shop {
	pthread_mutex_t mutex;
	pthread_cond_t filled;
	pthread_rwlock_t prices;
	int queue;
	int price;
};

int shop_wait(struct shop *shop)
{
	int first;

	pthread_mutex_lock(&shop->mutex);
	while (!shop->queue) // site: queue held
		pthread_cond_wait(&shop->filled, &shop->mutex);
	first = shop->queue--; // site: queue held
	pthread_mutex_unlock(&shop->mutex);
	return first;
}

int shop_wait_until(struct shop *shop, const struct timespec *end)
{
	int err = 0;

	pthread_mutex_lock(&shop->mutex);
	while (!shop->queue && err != ETIMEDOUT) // site: queue held
		err = pthread_cond_timedwait(&shop->filled, &shop->mutex, end);
	if (err) {
		pthread_mutex_unlock(&shop->mutex);
		return err;
	}
	shop->queue--; // site: queue held
	pthread_mutex_unlock(&shop->mutex);
	return 0;
}

int shop_wait_leaks(struct shop *shop, const struct timespec *end)
{
	pthread_mutex_lock(&shop->mutex);
	if (pthread_cond_timedwait(&shop->filled, &shop->mutex, end) == ETIMEDOUT)
		return -1; // site: queue unprotected
	shop->queue--; // site: queue held
	pthread_mutex_unlock(&shop->mutex);
	return 0;
}

int shop_timed(struct shop *shop, const struct timespec *end)
{
	if (pthread_mutex_timedlock(&shop->mutex, end) != 0)
		return -1;
	shop->queue++; // site: queue held
	pthread_mutex_unlock(&shop->mutex);
	return 0;
}

int shop_busy(struct shop *shop)
{
	if (pthread_mutex_trylock(&shop->mutex) == EBUSY)
		return 1;
	shop->queue = 0; // site: queue held
	pthread_mutex_unlock(&shop->mutex);
	return 0;
}

void shop_price(struct shop *shop, int price)
{
	pthread_rwlock_wrlock(&shop->prices);
	shop->price = price; // site: price held
	pthread_rwlock_unlock(&shop->prices);
	pthread_rwlock_rdlock(&shop->prices);
	if (shop->price != price) // site: price held
		shop->price = price; // site: price unprotected
	pthread_rwlock_unlock(&shop->prices);
}

int shop_try_price(struct shop *shop)
{
	int price = -1;

	if (pthread_rwlock_tryrdlock(&shop->prices) == 0) {
		price = shop->price; // site: price held
		pthread_rwlock_unlock(&shop->prices);
	}
	return price;
}
