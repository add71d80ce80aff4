/* rules:
- rule: the pages of an area are counted under its lock, unless they are in a cluster
  id: pages
  guarded_by: { field: area.pages, lock: area.lock }
- rule: uses of a cluster are under the cluster's lock
  id: uses
  guarded_by: { field: cluster.uses, lock: cluster.lock }
*/
// quiet
#include <linux/spinlock.h>

struct cluster {
	spinlock_t lock;
	int uses;
};

struct area {
	spinlock_t lock;
	int pages;
	struct cluster *clusters;
};

static struct cluster *cluster_lock(struct area *area, int at)
{
	struct cluster *cluster = area->clusters;

	if (cluster) {
		cluster += at;
		spin_lock(&cluster->lock);
	}
	return cluster;
}

static struct cluster *lock_either(struct area *area, int at)
{
	struct cluster *cluster = cluster_lock(area, at);

	if (!cluster)
		spin_lock(&area->lock);
	return cluster;
}

static void unlock_either(struct area *area, struct cluster *cluster)
{
	if (cluster) {
		spin_unlock(&cluster->lock);
		return;
	}
	spin_unlock(&area->lock);
}

void area_use(struct area *area, int at)
{
	struct cluster *cluster = lock_either(area, at);

	if (cluster)
		cluster->uses++; // site: uses held
	else
		area->pages--; // site: pages held
	unlock_either(area, cluster);
}
