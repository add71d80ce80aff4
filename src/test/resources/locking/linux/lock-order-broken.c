/* rules:
- rule: a directory is locked before its files, and those before the log
  id: order
  lock_order: [directory.lock, record.lock, log_lock]
*/
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

static DEFINE_MUTEX(log_lock);
static int logged;

static void parent_count(struct directory *parent)
{
	mutex_lock(&parent->lock); // site: order unprotected
	parent->entries++;
	mutex_unlock(&parent->lock);
}

void record_unlink(struct record *record)
{
	mutex_lock(&record->lock);
	record->links--;
	mutex_lock(&record->parent->lock); // site: order unprotected
	record->parent->entries--;
	mutex_unlock(&record->parent->lock);
	mutex_unlock(&record->lock);
}

void record_link(struct record *record)
{
	mutex_lock(&record->lock);
	record->links++;
	parent_count(record->parent);
	mutex_unlock(&record->lock);
}

void record_log(struct record *record)
{
	mutex_lock(&log_lock);
	logged++;
	mutex_lock(&record->lock); // site: order unprotected
	record->links = logged;
	mutex_unlock(&record->lock);
	mutex_unlock(&log_lock);
}
