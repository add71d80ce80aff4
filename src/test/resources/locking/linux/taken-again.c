/* rules:
- rule: the users of a line are under its lock
  id: users
  guarded_by: { field: line.users, lock: line.lock }
- rule: nobody sleeps while preemption is off
  id: atomic
  forbids: { call: [line_wait, msleep], under: preempt }
- rule: nobody sends while the port is locked
  id: send
  forbids: { call: [line_send], under: line.lock }
*/
#include <linux/kref.h>
#include <linux/spinlock.h>

struct port {
	spinlock_t lock;
	int lines;
};

struct line {
	struct kref refs;
	spinlock_t lock;
	struct port *port;
	int users;
};

void line_send(struct line *line);
void line_wait(struct line *line);
void msleep(unsigned int msecs);

static void line_end(struct line *line)
{
	spin_lock(&line->lock); // site: users unprotected
	line->users = 0; // site: users held
	spin_unlock(&line->lock);
}

static void line_put(struct line *line, int last)
{
	if (last)
		line_end(line);
}

void line_cancel(struct line *line, int last)
{
	spin_lock(&line->lock);
	line->users--; // site: users held
	line_put(line, last);
	line->users++; // site: users held
	spin_unlock(&line->lock);
}

void line_both(struct line *line)
{
	spin_lock(&line->port->lock);
	spin_lock(&line->lock);
	line->users--; // site: users held
	spin_unlock(&line->lock);
	msleep(1); // site: atomic unprotected
	spin_unlock(&line->port->lock);
}

void line_notify(struct line *line)
{
	spin_lock(&line->lock);
	line_send(line); // site: send unprotected
	line->users--; // site: users held
	spin_unlock(&line->lock);
	line_send(line);
}
