/* rules:
- rule: a directory is locked before its files, and those before the log
  id: order
  lock_order: [directory.lock, record.lock, log_lock]
*/
// quiet
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct directory {
	struct mutex lock;
	int entries;
};

struct record {
	struct mutex lock;
	struct directory *parent;
	int links;
};

static DEFINE_SPINLOCK(log_lock);
static int logged;

static void log_change(void)
{
	spin_lock(&log_lock);
	logged++;
	spin_unlock(&log_lock);
}

void record_unlink(struct record *record)
{
	struct directory *parent = record->parent;

	mutex_lock(&parent->lock);
	mutex_lock(&record->lock);
	record->links--;
	parent->entries--;
	log_change();
	mutex_unlock(&record->lock);
	mutex_unlock(&parent->lock);
}

void record_touch(struct record *record)
{
	mutex_lock(&record->lock);
	log_change();
	mutex_unlock(&record->lock);
	mutex_lock(&record->parent->lock);
	record->parent->entries++;
	mutex_unlock(&record->parent->lock);
}

int record_steal(struct record *record)
{
	mutex_lock(&record->lock);
	if (mutex_trylock(&record->parent->lock)) {
		record->parent->entries++;
		mutex_unlock(&record->parent->lock);
	}
	mutex_unlock(&record->lock);
	return 0;
}
