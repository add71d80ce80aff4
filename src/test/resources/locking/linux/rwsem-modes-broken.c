/* rules:
- rule: the size of a catalog is read under its semaphore and written with it exclusively
  id: size
  guarded_by: { field: catalog.size, lock: catalog.sem, write: exclusive, read: shared }
- rule: the generation is written under the semaphore and read without
  id: generation
  guarded_by: { field: catalog.generation, lock: catalog.sem, write: exclusive, read: none }
*/
#include <linux/compiler.h>
#include <linux/rwsem.h>

struct catalog {
	struct rw_semaphore sem;
	unsigned long size;
	unsigned long generation;
};

void catalog_grow(struct catalog *catalog, unsigned long by)
{
	down_read(&catalog->sem);
	catalog->size += by; // site: size unprotected
	catalog->generation++; // site: generation unprotected
	up_read(&catalog->sem);
}

unsigned long catalog_size(struct catalog *catalog)
{
	return catalog->size; // site: size unprotected
}

unsigned long catalog_generation(struct catalog *catalog)
{
	return READ_ONCE(catalog->generation);
}

void catalog_bump(struct catalog *catalog)
{
	WRITE_ONCE(catalog->generation, 1); // site: generation unprotected
}

unsigned long catalog_grow_and_sum(struct catalog *catalog)
{
	unsigned long sum;

	down_write(&catalog->sem);
	downgrade_write(&catalog->sem);
	catalog->size++; // site: size unprotected
	sum = catalog->size; // site: size held
	up_read(&catalog->sem);
	return sum;
}
