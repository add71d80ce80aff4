/* rules:
- rule: the atlas is locked before its countries, and those before their entries
  id: order
  lock_order: [atlas.lock, country.lock, entry.lock]
- rule: locks a country
  id: lock-country
  acquires: { function: country_lock, lock: country.lock }
- rule: unlocks a country
  id: unlock-country
  releases: { function: country_unlock, lock: country.lock }
- rule: locks a country if it is free
  id: try-country
  acquires: { function: country_try_lock, lock: country.lock, when: nonzero }
*/
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct atlas {
	struct mutex lock;
	int pages;
};

struct country {
	struct mutex lock;
	struct atlas *atlas;
	int cities;
};

struct entry {
	struct mutex lock;
	int lines;
};

void country_lock(struct country *country);
void country_unlock(struct country *country);
int country_try_lock(struct country *country);

void country_read(struct country *country, struct entry *entry)
{
	country_lock(country);
	mutex_lock(&entry->lock); // site: order held
	country->cities += entry->lines;
	mutex_unlock(&entry->lock);
	country_unlock(country);
}

void country_count(struct country *country, struct entry *entry)
{
	mutex_lock(&entry->lock);
	country_lock(country); // site: order unprotected
	country->cities++;
	country_unlock(country);
	mutex_unlock(&entry->lock);
}

void country_peek(struct country *country, struct entry *entry)
{
	mutex_lock(&entry->lock);
	if (country_try_lock(country)) {
		country->cities = entry->lines;
		country_unlock(country);
	}
	mutex_unlock(&entry->lock);
}

int country_wait(struct country *country, struct entry *entry)
{
	mutex_lock(&entry->lock);
	if (mutex_lock_interruptible(&country->atlas->lock)) { // site: order unprotected
		mutex_unlock(&entry->lock);
		return -EINTR;
	}
	country->atlas->pages = entry->lines;
	mutex_unlock(&country->atlas->lock);
	mutex_unlock(&entry->lock);
	return 0;
}
