/*
 * A pocket is a toy address space: an array of page numbers, 0 meaning that
 * nothing is mapped there.
 *
 * It is counted twice. A user keeps its contents alive: when the last user
 * leaves, the watches are told and the array is freed. A pin keeps only the
 * struct itself, so that its locks can still be taken.
 */
#ifndef POCKET_POCKET_H
#define POCKET_POCKET_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>
#include <linux/srcu.h>

struct mirror_hub;
struct pocket_watch;

struct pocket {
	atomic_t users;
	atomic_t pins;

	/*
	 * Replacing the array needs both locks, map_lock for writing. Holding
	 * either one keeps pages and nr_pages as they are; the entries are
	 * guarded by pages_lock.
	 */
	struct rw_semaphore map_lock;
	spinlock_t pages_lock;
	unsigned long *pages;
	unsigned long nr_pages;

	/*
	 * Held for reading from the begin to the end of an update, so that no
	 * watch sees an end without a begin. Watches go at any time, though:
	 * watch_lock and pocket_watch_srcu cover that.
	 */
	struct rw_semaphore watch_sem;
	spinlock_t watch_lock;
	struct list_head watches;
	u64 next_watch;

	struct mirror_hub *hub;
};

struct pocket *pocket_create(unsigned long nr_pages);
void pocket_put(struct pocket *pocket);
bool pocket_tryget(struct pocket *pocket);
void pocket_pin(struct pocket *pocket);
void pocket_unpin(struct pocket *pocket);

int pocket_map(struct pocket *pocket, unsigned long index, unsigned long page);
int pocket_grow(struct pocket *pocket, unsigned long nr_pages);
void pocket_unmap(struct pocket *pocket, unsigned long start, unsigned long end);
int pocket_reclaim(struct pocket *pocket, unsigned long start, unsigned long end);

/* One change to the entries from start up to, not including, end. */
struct pocket_update {
	struct pocket *pocket;
	unsigned long start;
	unsigned long end;
	bool blockable;
	int srcu_idx;
};

struct pocket_watch_ops {
	/*
	 * The entries are about to go. May sleep only if update->blockable;
	 * if it would have to otherwise, it returns -EAGAIN, and end is not
	 * called for this watch.
	 */
	int (*begin)(struct pocket_watch *watch, const struct pocket_update *update);

	/* The entries are gone. Called with pocket->pages_lock held. */
	void (*end)(struct pocket_watch *watch, const struct pocket_update *update);

	/* The last user has left. May sleep. */
	void (*release)(struct pocket_watch *watch, struct pocket *pocket);
};

struct pocket_watch {
	const struct pocket_watch_ops *ops;
	struct list_head link;
	u64 id;
	bool listed;
};

/* Every walk over a pocket's watches is a reader of this. */
extern struct srcu_struct pocket_watch_srcu;

void pocket_watch_add(struct pocket_watch *watch, struct pocket *pocket);
void pocket_watch_remove(struct pocket_watch *watch, struct pocket *pocket);

int pocket_update_begin(struct pocket_update *update);
void pocket_update_end(struct pocket_update *update);
void pocket_update_finish(struct pocket_update *update);
void pocket_watch_release_all(struct pocket *pocket);

#endif
