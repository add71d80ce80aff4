/* rules:
- rule: a ticket holds a reference to its show
  id: show
  holds_reference: { field: ticket.show, get: [kref_get, kref_get_unless_zero, hall_show], put: [show_put], on: show.refs }
*/
#include <linux/errno.h>
#include <linux/kref.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct hall {
	struct show *playing;
	int closed;
};

struct show {
	struct kref refs;
	struct mutex lock;
	struct hall *hall;
	int seats;
};

struct ticket {
	struct show *show;
	int row;
};

struct show *hall_show(struct hall *hall);
struct show *hall_borrow(struct hall *hall);
void show_put(struct show *show);

int ticket_buy(struct ticket *ticket, struct hall *hall)
{
	ticket->show = NULL;
	ticket->show = hall->playing; // site: show unprotected
	if (!ticket->show)
		return -ENOENT;
	mutex_lock(&ticket->show->lock);
	ticket->show->seats--;
	mutex_unlock(&ticket->show->lock);
	return 0;
}

int ticket_buy_dropped(struct ticket *ticket, struct hall *hall)
{
	ticket->show = hall_show(hall); // site: show unprotected
	if (!ticket->show)
		return -ENOENT;
	ticket->show->seats--;
	show_put(ticket->show);
	return 0;
}

int ticket_lend(struct ticket *ticket, struct hall *hall)
{
	ticket->show = hall_borrow(hall); // site: show unknown
	return ticket->show ? 0 : -ENOENT;
}

void ticket_change(struct ticket *ticket, struct hall *hall)
{
	mutex_lock(&ticket->show->lock);
	ticket->show->seats++;
	mutex_unlock(&ticket->show->lock);
	ticket->show = NULL; // site: show unprotected
	ticket->row = 0;
}

void ticket_move(struct ticket *ticket, int row)
{
	ticket->show = NULL; // site: show unknown
	ticket->row = row;
}

void ticket_destroy(struct ticket *ticket)
{
	ticket->show = NULL; // site: show unprotected
	ticket->row = 0;
}
