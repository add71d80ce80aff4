/* rules:
- rule: the marks of a crate are under its lock
  id: marks
  guarded_by: { field: crate.marks, lock: crate.lock }
*/
#include <linux/spinlock.h>
#include <linux/stddef.h>

struct crate {
	spinlock_t lock;
	int marks;
};

struct crate *crate_alloc(void);
struct crate *crate_find(int number);

static struct crate *newest;

int crate_make(void)
{
	struct crate *crate = crate_alloc();

	if (!crate)
		return -1;
	crate->marks = 1; // site: marks unknown
	newest = crate;
	crate->marks = 2; // site: marks unprotected
	return 0;
}

int crate_mark(int number)
{
	struct crate *crate = crate_find(number);

	if (!crate)
		return -1;
	crate->marks++; // site: marks unprotected
	return 0;
}
