/* rules:
- rule: an entry is changed under the lock of its page
  id: entry
  guarded_by: { field: sheet.entry, lock: sheet.lock }
*/
// quiet
#include <linux/spinlock.h>

struct sheet {
	spinlock_t lock;
	long entry;
};

static struct sheet *sheet_lock(struct sheet *sheets, int at, spinlock_t **locked)
{
	struct sheet *sheet = &sheets[at];

	*locked = &sheet->lock;
	spin_lock(*locked);
	return sheet;
}

void sheet_set(struct sheet *sheets, int at, long entry)
{
	spinlock_t *lock;
	struct sheet *sheet = sheet_lock(sheets, at, &lock);

	sheet->entry = entry; // site: entry held
	spin_unlock(lock);
}
