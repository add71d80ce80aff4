/* rules:
- rule: the cursor is only used with the semaphore held for writing
  id: cursor
  guarded_by: { field: walk.cursor, lock: walk.sem, write: exclusive, read: exclusive }
*/
#include <linux/rwsem.h>

struct walk {
	struct rw_semaphore sem;
	unsigned long cursor;
};

unsigned long walk_peek(struct walk *walk)
{
	unsigned long cursor;

	down_read(&walk->sem);
	cursor = walk->cursor; // site: cursor unprotected
	up_read(&walk->sem);
	return cursor;
}

unsigned long walk_next(struct walk *walk)
{
	unsigned long cursor;

	down_write(&walk->sem);
	cursor = walk->cursor++; // site: cursor held
	up_write(&walk->sem);
	return cursor;
}
