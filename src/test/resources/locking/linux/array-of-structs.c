/* rules:
- rule: each bucket has its own lock
  id: bucket
  guarded_by: { field: bucket.entries, lock: bucket.lock }
*/
// quiet
#include <linux/spinlock.h>

#define BUCKETS 8

struct bucket {
	spinlock_t lock;
	unsigned int entries;
};

struct map {
	struct bucket buckets[BUCKETS];
};

static struct bucket spare[4];

void map_add(struct map *map, unsigned int hash)
{
	unsigned int i = hash % BUCKETS;

	spin_lock(&map->buckets[i].lock);
	map->buckets[i].entries++; // site: bucket held
	spin_unlock(&map->buckets[i].lock);
}

unsigned int map_count(struct map *map)
{
	unsigned int i, sum = 0;

	for (i = 0; i < BUCKETS; i++) {
		struct bucket *bucket = &map->buckets[i];

		spin_lock(&bucket->lock);
		sum += bucket->entries; // site: bucket held
		spin_unlock(&bucket->lock);
	}
	return sum;
}

unsigned int spare_take(void)
{
	struct bucket *bucket = spare + 1;
	unsigned int entries;

	spin_lock(&spare[1].lock);
	entries = bucket->entries; // site: bucket held
	spin_unlock(&spare[1].lock);
	return entries;
}
