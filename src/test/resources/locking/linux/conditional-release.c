/* rules:
- rule: the letters of a box are counted under its mutex
  id: letters
  guarded_by: { field: box.letters, lock: box.mutex }
*/
// quiet
#include <linux/mutex.h>

struct box {
	struct mutex mutex;
	int letters;
	unsigned int shared;
	int sleepers;
};

void sleep_on(int *sleepers);

static void box_lock_nested(struct box *box, int subclass)
{
	if (box->shared)
		mutex_lock_nested(&box->mutex, subclass);
}

void box_lock(struct box *box)
{
	box_lock_nested(box, 1);
}

void box_unlock(struct box *box)
{
	if (box->shared)
		mutex_unlock(&box->mutex);
}

void box_wait(struct box *box)
{
	box_unlock(box);
	sleep_on(&box->sleepers);
	box_lock(box);
}

int box_take(struct box *box)
{
	mutex_lock(&box->mutex);
	while (!box->letters) // site: letters held
		box_wait(box);
	box->letters--; // site: letters held
	mutex_unlock(&box->mutex);
	return 0;
}
