/* rules:
- rule: an address space is taken before it is locked or looked at, until it is put
  id: alive
  requires: { call: [find_area, "down_read(space.sem)"], after: space_get_not_zero, until: space_put }
*/
// quiet
#include <linux/errno.h>
#include <linux/rwsem.h>

struct area;

struct space {
	struct rw_semaphore sem;
	int users;
};

bool space_get_not_zero(struct space *space);
void space_put(struct space *space);
struct area *find_area(struct space *space, unsigned long address);

int space_has(struct space *space, unsigned long address)
{
	struct area *area;

	if (!space_get_not_zero(space))
		return -ESRCH;
	down_read(&space->sem); // site: alive held
	area = find_area(space, address); // site: alive held
	up_read(&space->sem);
	space_put(space);
	return area != 0;
}

static int walk_alive(struct space *space, unsigned long from, unsigned long to)
{
	int found = 0;

	down_read(&space->sem); // site: alive held
	for (; from < to; from += 4096)
		if (find_area(space, from)) // site: alive held
			found++;
	up_read(&space->sem);
	return found;
}

int space_walk(struct space *space, unsigned long from, unsigned long to)
{
	int found = 0;

	if (space_get_not_zero(space)) {
		found = walk_alive(space, from, to);
		space_put(space);
	}
	return found;
}
