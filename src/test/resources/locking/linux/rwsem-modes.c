/* rules:
- rule: the size of a catalog is read under its semaphore and written with it exclusively
  id: size
  guarded_by: { field: catalog.size, lock: catalog.sem, write: exclusive, read: shared }
- rule: the generation is written under the semaphore and read without
  id: generation
  guarded_by: { field: catalog.generation, lock: catalog.sem, write: exclusive, read: none }
*/
// quiet
#include <linux/compiler.h>
#include <linux/rwsem.h>

struct catalog {
	struct rw_semaphore sem;
	unsigned long size;
	unsigned long generation;
};

void catalog_grow(struct catalog *catalog, unsigned long by)
{
	down_write(&catalog->sem);
	catalog->size += by; // site: size held
	catalog->generation++; // site: generation held
	up_write(&catalog->sem);
}

unsigned long catalog_size(struct catalog *catalog)
{
	unsigned long size;

	down_read(&catalog->sem);
	size = catalog->size; // site: size held
	up_read(&catalog->sem);
	return size;
}

unsigned long catalog_generation(struct catalog *catalog)
{
	return READ_ONCE(catalog->generation);
}

unsigned long catalog_grow_and_sum(struct catalog *catalog)
{
	unsigned long sum;

	down_write_nested(&catalog->sem, SINGLE_DEPTH_NESTING);
	catalog->size++; // site: size held
	downgrade_write(&catalog->sem);
	sum = catalog->size + catalog->generation; // site: size held
	up_read(&catalog->sem);
	return sum;
}
