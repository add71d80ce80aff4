/* rules:
- rule: the fill of a jar is under its lock
  id: fill
  guarded_by: { field: jar.fill, lock: jar.lock }
- rule: the weight of a shelf is under its mutex
  id: weight
  guarded_by: { field: shelf.weight, lock: shelf.mutex }
*/
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

struct shelf {
	struct mutex mutex;
	int weight;
};

struct jar {
	spinlock_t lock;
	struct shelf *shelf;
	int fill;
};

void jar_spin(struct jar *jar)
{
	while (!spin_trylock(&jar->lock))
		cpu_relax();
	jar->fill++; // site: fill held
	spin_unlock(&jar->lock);
}

void jar_retry(struct jar *jar)
{
retry:
	spin_lock(&jar->lock);
	if (!mutex_trylock(&jar->shelf->mutex)) {
		spin_unlock(&jar->lock);
		cpu_relax();
		goto retry;
	}
	jar->fill++; // site: fill held
	jar->shelf->weight++; // site: weight held
	mutex_unlock(&jar->shelf->mutex);
	spin_unlock(&jar->lock);
}

int jar_tries(struct jar *jar)
{
	int left = 10;

	do {
		if (spin_trylock(&jar->lock)) {
			jar->fill++; // site: fill held
			spin_unlock(&jar->lock);
			return 1;
		}
	} while (--left);
	return 0;
}

int jar_perhaps(struct jar *jar)
{
	int locked = spin_trylock(&jar->lock);

	jar->fill = 0; // site: fill unprotected
	if (locked)
		spin_unlock(&jar->lock);
	return locked;
}

int jar_leaks(struct jar *jar, int limit)
{
	if (!spin_trylock(&jar->lock))
		return 0;
	if (jar->fill > limit) // site: fill held
		return -1; // site: fill unprotected
	spin_unlock(&jar->lock);
	return 1;
}
