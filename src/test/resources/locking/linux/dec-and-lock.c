/* rules:
- rule: the list of inodes is under nodes_lock
  id: nodes
  guarded_by: { field: node_count, lock: nodes_lock }
- rule: the table under table_mutex
  id: entries
  guarded_by: { field: entry_count, lock: table_mutex }
*/
#include <linux/kref.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct node {
	atomic_t count;
	struct kref kref;
	refcount_t refs;
};

static DEFINE_SPINLOCK(nodes_lock);
static int node_count;
static DEFINE_MUTEX(table_mutex);
static int entry_count;

void node_put(struct node *node)
{
	if (!atomic_dec_and_lock(&node->count, &nodes_lock))
		return;
	node_count--; // site: nodes held
	spin_unlock(&nodes_lock);
	kfree(node);
}

void node_put_wrong(struct node *node)
{
	if (atomic_dec_and_lock(&node->count, &nodes_lock)) {
		node_count--; // site: nodes held
		spin_unlock(&nodes_lock);
		kfree(node);
		return;
	}
	node_count++; // site: nodes unprotected
}

static void node_release(struct kref *kref)
{
	entry_count--; // site: entries held
	mutex_unlock(&table_mutex);
	kfree(container_of(kref, struct node, kref));
}

void node_put_kref(struct node *node)
{
	kref_put_mutex(&node->kref, node_release, &table_mutex);
}

void node_put_refs(struct node *node)
{
	if (refcount_dec_and_mutex_lock(&node->refs, &table_mutex)) {
		entry_count--; // site: entries held
		mutex_unlock(&table_mutex);
	}
}
