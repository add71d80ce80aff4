/* rules:
- rule: each bucket has its own lock
  id: bucket
  guarded_by: { field: bucket.entries, lock: bucket.lock }
*/
#include <linux/spinlock.h>

#define BUCKETS 8

struct bucket {
	spinlock_t lock;
	unsigned int entries;
};

struct map {
	struct bucket buckets[BUCKETS];
};

void map_move(struct map *map, unsigned int from, unsigned int to)
{
	spin_lock(&map->buckets[from].lock);
	map->buckets[from].entries--; // site: bucket held
	map->buckets[to].entries++; // site: bucket unprotected
	spin_unlock(&map->buckets[from].lock);
}

unsigned int map_neighbour(struct map *map, unsigned int i)
{
	unsigned int entries;

	spin_lock(&map->buckets[i].lock);
	i++;
	entries = map->buckets[i].entries; // site: bucket unprotected
	i--;
	spin_unlock(&map->buckets[i].lock);
	return entries;
}

unsigned int map_first(struct map *map)
{
	unsigned int entries;

	spin_lock(&map->buckets[1].lock);
	entries = map->buckets[0].entries; // site: bucket unprotected
	spin_unlock(&map->buckets[1].lock);
	return entries;
}
