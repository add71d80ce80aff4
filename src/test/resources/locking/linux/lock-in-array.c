/* rules:
- rule: the load of a lane is under the lane's lock
  id: load
  guarded_by: { field: lane.load, lock: lane.lock }
*/
#include <linux/spinlock.h>

#define LANES 8

struct lane {
	spinlock_t lock;
	int load;
};

struct road {
	struct lane lanes[LANES];
	int current_lane;
};

int road_load(struct road *road)
{
	int sum = 0;

	for (int i = 0; i < LANES; i++) {
		spin_lock(&road->lanes[i].lock);
		sum += road->lanes[i].load; // site: load held
		spin_unlock(&road->lanes[i].lock);
	}
	return sum;
}

void road_shift(struct road *road, int from, int to)
{
	if (from == to)
		return;
	spin_lock(&road->lanes[from].lock);
	road->lanes[from].load--; // site: load held
	spin_unlock(&road->lanes[from].lock);
	spin_lock(&road->lanes[to].lock);
	road->lanes[to].load++; // site: load held
	spin_unlock(&road->lanes[to].lock);
}

void road_mistaken(struct road *road, int from, int to)
{
	spin_lock(&road->lanes[0].lock);
	road->lanes[0].load++; // site: load held
	road->lanes[1].load++; // site: load unprotected
	spin_unlock(&road->lanes[0].lock);
	spin_lock(&road->lanes[from].lock);
	from = to;
	road->lanes[from].load++; // site: load unprotected
	spin_unlock(&road->lanes[from].lock); // site: load unprotected
} // site: load unprotected

void road_all(struct road *road)
{
	int i;

	for (i = 0; i < LANES; i++)
		spin_lock_nested(&road->lanes[i].lock, i);
	for (i = 0; i < LANES; i++)
		spin_unlock(&road->lanes[i].lock);
}
