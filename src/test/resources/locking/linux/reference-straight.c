/* rules:
- rule: a ticket holds a reference to its show
  id: show
  holds_reference: { field: ticket.show, get: [kref_get, kref_get_unless_zero, show_find, hall_show, show_again], put: [show_put], on: show.refs }
*/
// quiet
#include <linux/errno.h>
#include <linux/kref.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct playbill;

struct hall {
	struct show *playing;
	int closed;
};

struct show {
	struct kref refs;
	struct mutex lock;
	struct hall *hall;
	int seats;
	int over;
};

struct ticket {
	struct show *show;
	int row;
	int good;
};

struct show *show_find(struct playbill *bill);
struct show *hall_show(struct hall *hall);
struct show *show_again(struct show *show);
int hall_open(struct hall *hall);

static void show_free(struct kref *kref)
{
	kfree(container_of(kref, struct show, refs));
}

static inline void show_put(struct show *show)
{
	kref_put(&show->refs, show_free);
}

int ticket_buy(struct ticket *ticket, struct hall *hall, int row)
{
	ticket->good = 0;
	ticket->show = NULL;

	if (row < 0)
		return -EINVAL;
	ticket->row = row;
	ticket->show = hall_show(hall); // site: show held
	if (!ticket->show)
		return -ENOENT;
	if (ticket->show->hall == NULL || ticket->show->over) {
		show_put(ticket->show);
		return -EIO;
	}
	mutex_lock(&ticket->show->lock);
	ticket->show->seats--;
	ticket->good = 1;
	mutex_unlock(&ticket->show->lock);
	return 0;
}

int ticket_by_bill(struct ticket *ticket, struct playbill *bill)
{
	ticket->show = show_find(bill); // site: show held
	return ticket->show ? 0 : -ENOENT;
}

void ticket_copy(struct ticket *ticket, const struct ticket *from)
{
	ticket->row = from->row;
	ticket->show = show_again(from->show); // site: show held
}

int ticket_join(struct ticket *ticket, struct ticket *friend, int row)
{
	struct show *show = friend->show;

	ticket->good = 0;
	ticket->show = NULL;

	if (row < 0)
		return -EINVAL;
	if (show->hall == NULL || show->over)
		return -EIO;
	mutex_lock(&show->lock);
	ticket->show = show; // site: show held
	kref_get(&show->refs);
	show->seats--;
	mutex_unlock(&show->lock);
	return 0;
}

int ticket_join_open(struct ticket *ticket, struct ticket *friend)
{
	struct show *show = friend->show;

	ticket->show = NULL;
	if (!hall_open(show->hall))
		return -EIO;
	mutex_lock(&show->lock);
	ticket->show = show; // site: show held
	kref_get(&show->refs);
	mutex_unlock(&show->lock);
	return 0;
}

void ticket_return(struct ticket *ticket)
{
	struct show *show = ticket->show;

	if (!show)
		return;
	mutex_lock(&show->lock);
	show->seats++;
	mutex_unlock(&show->lock);
	ticket->good = 0;
	show_put(show);
	ticket->show = NULL; // site: show held
}
