/* rules:
- rule: a ticket holds its show
  id: show
  holds_reference: { field: ticket.show, get: [show_get, show_tryget], put: show_put }
*/
#include <linux/kref.h>
#include <linux/slab.h>

struct show {
	struct kref kref;
};

struct ticket {
	struct show *show;
};

static void show_free(struct kref *kref)
{
	kfree(container_of(kref, struct show, kref));
}

static struct show *show_get(struct show *show)
{
	kref_get(&show->kref);
	return show;
}

static int show_tryget(struct show *show)
{
	return kref_get_unless_zero(&show->kref);
}

static void show_put(struct show *show)
{
	kref_put(&show->kref, show_free);
}

struct ticket *ticket_new(struct show *show)
{
	struct ticket *ticket = kzalloc(sizeof(*ticket), GFP_KERNEL);

	if (!ticket)
		return NULL;
	ticket->show = show_get(show); // site: show held
	return ticket;
}

struct ticket *ticket_try(struct show *show)
{
	struct ticket *ticket;

	if (!show_tryget(show))
		return NULL;
	ticket = kzalloc(sizeof(*ticket), GFP_KERNEL);
	if (!ticket) {
		show_put(show);
		return NULL;
	}
	ticket->show = show; // site: show held
	return ticket;
}

struct ticket *ticket_leak(struct show *show)
{
	struct ticket *ticket;

	if (!show_tryget(show))
		return NULL;
	ticket = kzalloc(sizeof(*ticket), GFP_KERNEL);
	if (!ticket)
		return NULL; // site: show unprotected
	ticket->show = show; // site: show held
	return ticket;
}

void ticket_free(struct ticket *ticket)
{
	show_put(ticket->show);
	kfree(ticket);
}

void ticket_swap(struct ticket *ticket, struct show *show)
{
	struct show *old = ticket->show;

	ticket->show = show_get(show); // site: show held
	show_put(old);
}

void ticket_steal(struct ticket *ticket, struct show *show)
{
	show_put(ticket->show);
	ticket->show = show; // site: show unprotected
}
