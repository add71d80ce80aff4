/* rules:
- rule: the buckets of names are under their lock
  id: buckets
  guarded_by: { field: buckets, lock: buckets_lock }
*/
// awaits: addresses of elements that functions return
#include <linux/list.h>
#include <linux/spinlock.h>

struct entry {
	struct hlist_node node;
	unsigned long key;
};

static DEFINE_SPINLOCK(buckets_lock);
static struct hlist_head buckets[16];

static struct hlist_head *bucket_of(unsigned long key)
{
	return &buckets[key % 16];
}

static void entry_link(struct hlist_head *bucket, struct entry *entry)
{
	hlist_add_head(&entry->node, bucket); // site: buckets held
}

void entry_add(struct entry *entry)
{
	struct hlist_head *bucket = bucket_of(entry->key);

	spin_lock(&buckets_lock);
	entry_link(bucket, entry);
	spin_unlock(&buckets_lock);
}

int entry_none(unsigned long key)
{
	struct hlist_head *bucket = bucket_of(key);

	return hlist_empty(bucket); // site: buckets unprotected
}
