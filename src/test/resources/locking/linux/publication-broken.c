/* rules:
- rule: the size of a table is under its lock
  id: size
  guarded_by: { field: table.size, lock: table.lock }
- rule: the table that is used is under tables_lock
  id: current
  guarded_by: { field: current_table, lock: tables_lock }
*/
#include <linux/errno.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct table {
	struct mutex lock;
	struct list_head link;
	unsigned int size;
};

static DEFINE_MUTEX(tables_lock);
static struct table *current_table;

int table_create(unsigned int size)
{
	struct table *table = kzalloc(sizeof(*table), GFP_KERNEL);

	if (!table)
		return -ENOMEM;
	mutex_init(&table->lock);
	mutex_lock(&tables_lock);
	current_table = table; // site: current held
	mutex_unlock(&tables_lock);
	table->size = size; // site: size unprotected
	return 0;
}

int table_replace(unsigned int size)
{
	struct table *table = kzalloc(sizeof(*table), GFP_KERNEL);

	if (!table)
		return -ENOMEM;
	table->size = size;
	current_table = table; // site: current unprotected
	return 0;
}

unsigned int table_found(void)
{
	struct table *table;

	mutex_lock(&tables_lock);
	table = current_table; // site: current held
	mutex_unlock(&tables_lock);
	return table ? table->size : 0; // site: size unprotected
}
