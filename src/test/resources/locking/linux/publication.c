/* rules:
- rule: the size of a table is under its lock
  id: size
  guarded_by: { field: table.size, lock: table.lock }
- rule: the table that is used is under tables_lock
  id: current
  guarded_by: { field: current_table, lock: tables_lock }
- rule: entries point to a table
  id: list
  guarded_by: { field: tables, lock: tables_lock }
*/
// quiet
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
static LIST_HEAD(tables);

static void table_init(struct table *table, unsigned int size)
{
	mutex_init(&table->lock);
	INIT_LIST_HEAD(&table->link);
	table->size = size;
}

int table_create(unsigned int size)
{
	struct table *table = kzalloc(sizeof(*table), GFP_KERNEL);

	if (!table)
		return -ENOMEM;
	table_init(table, size);
	table->size |= 1;
	mutex_lock(&tables_lock);
	if (current_table) { // site: current held
		mutex_unlock(&tables_lock);
		kfree(table);
		return -EEXIST;
	}
	current_table = table; // site: current held
	list_add(&table->link, &tables); // site: list held
	mutex_unlock(&tables_lock);
	return 0;
}

unsigned int table_scratch(void)
{
	struct table scratch = { .size = 3 };

	scratch.size += 2;
	return scratch.size;
}

static struct table *table_alloc(unsigned int size)
{
	struct table *table = kmalloc(sizeof(*table), GFP_KERNEL);

	if (table)
		table->size = size;
	return table;
}

struct table *table_double(unsigned int size)
{
	struct table *table = table_alloc(size);

	if (table)
		table->size *= 2;
	return table;
}
