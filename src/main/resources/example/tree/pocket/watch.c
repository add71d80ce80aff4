/*
 * Watches: how others learn that entries of a pocket change.
 */
#include <linux/errno.h>
#include <linux/rculist.h>
#include <pocket/pocket.h>

DEFINE_SRCU(pocket_watch_srcu);

/* The caller must hold pocket->map_lock. */
void pocket_watch_add(struct pocket_watch *watch, struct pocket *pocket)
{
	down_write(&pocket->watch_sem);
	spin_lock(&pocket->watch_lock);
	watch->id = pocket->next_watch++;
	watch->listed = true;
	list_add_tail_rcu(&watch->link, &pocket->watches);
	spin_unlock(&pocket->watch_lock);
	up_write(&pocket->watch_sem);
}

/*
 * Does not wait: a walk that has already reached the watch may go on using it
 * until that walk's SRCU read section ends.
 */
void pocket_watch_remove(struct pocket_watch *watch, struct pocket *pocket)
{
	spin_lock(&pocket->watch_lock);
	if (watch->listed) {
		watch->listed = false;
		list_del_rcu(&watch->link);
	}
	spin_unlock(&pocket->watch_lock);
}

/* Takes back the begins of the watches before the one that refused. */
static void pocket_update_undo(struct pocket_update *update, u64 refused)
{
	struct pocket_watch *watch;

	spin_lock(&update->pocket->pages_lock);
	list_for_each_entry_rcu(watch, &update->pocket->watches, link) {
		if (watch->id >= refused)
			break;
		watch->ops->end(watch, update);
	}
	spin_unlock(&update->pocket->pages_lock);
}

/* On success the caller owes pocket_update_end and pocket_update_finish. */
int pocket_update_begin(struct pocket_update *update)
{
	struct pocket *pocket = update->pocket;
	struct pocket_watch *watch;
	int ret;

	if (update->blockable)
		down_read(&pocket->watch_sem);
	else if (!down_read_trylock(&pocket->watch_sem))
		return -EAGAIN;

	update->srcu_idx = srcu_read_lock(&pocket_watch_srcu);
	list_for_each_entry_rcu(watch, &pocket->watches, link) {
		ret = watch->ops->begin(watch, update);
		if (ret) {
			WARN_ON(update->blockable);
			pocket_update_undo(update, watch->id);
			pocket_update_finish(update);
			return ret;
		}
	}
	return 0;
}

/* The caller must hold pocket->pages_lock. */
void pocket_update_end(struct pocket_update *update)
{
	struct pocket_watch *watch;

	list_for_each_entry_rcu(watch, &update->pocket->watches, link)
		watch->ops->end(watch, update);
}

void pocket_update_finish(struct pocket_update *update)
{
	srcu_read_unlock(&pocket_watch_srcu, update->srcu_idx);
	up_read(&update->pocket->watch_sem);
}

void pocket_watch_release_all(struct pocket *pocket)
{
	struct pocket_watch *watch;
	int idx = srcu_read_lock(&pocket_watch_srcu);

	spin_lock(&pocket->watch_lock);
	while (!list_empty(&pocket->watches)) {
		watch = list_first_entry(&pocket->watches, struct pocket_watch, link);
		watch->listed = false;
		list_del_rcu(&watch->link);
		spin_unlock(&pocket->watch_lock);

		watch->ops->release(watch, pocket);

		spin_lock(&pocket->watch_lock);
	}
	spin_unlock(&pocket->watch_lock);
	srcu_read_unlock(&pocket_watch_srcu, idx);
}
