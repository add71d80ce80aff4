/* rules:
- rule: an address space is taken before it is locked or looked at, until it is put
  id: alive
  requires: { call: [find_area, "down_read(space.sem)"], after: space_get_not_zero, until: space_put }
*/
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

	down_read(&space->sem); // site: alive unknown
	area = find_area(space, address); // site: alive unknown
	up_read(&space->sem);
	return area != 0;
}

int space_unchecked(struct space *space, unsigned long address)
{
	space_get_not_zero(space);
	return find_area(space, address) != 0; // site: alive unprotected
}

int space_put_early(struct space *space, unsigned long address)
{
	int has;

	if (!space_get_not_zero(space))
		return -ESRCH;
	has = find_area(space, address) != 0; // site: alive held
	space_put(space);
	return has + (find_area(space, 0) != 0); // site: alive unprotected
}

int space_one_way(struct space *space, unsigned long address, int taken)
{
	if (taken && !space_get_not_zero(space))
		return -ESRCH;
	if (find_area(space, address)) // site: alive unknown
		taken += 2;
	if (taken & 1)
		space_put(space);
	return taken;
}
