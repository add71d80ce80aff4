/* rules:
- rule: the count of a port is under its spinlock
  id: pending
  guarded_by: { field: port.pending, lock: port.lock }
- rule: so are its raw errors, under the raw lock
  id: errors
  guarded_by: { field: port.errors, lock: port.raw }
*/
// quiet
#include <linux/spinlock.h>

struct port {
	spinlock_t lock;
	raw_spinlock_t raw;
	unsigned int pending;
	unsigned int errors;
};

void port_post(struct port *port)
{
	unsigned long flags;

	spin_lock_irqsave(&port->lock, flags);
	port->pending++; // site: pending held
	spin_unlock_irqrestore(&port->lock, flags);
}

void port_post_nested(struct port *port)
{
	unsigned long flags;

	spin_lock_irqsave_nested(&port->lock, flags, SINGLE_DEPTH_NESTING);
	port->pending++; // site: pending held
	spin_unlock_irqrestore(&port->lock, flags);
}

unsigned int port_drain(struct port *port)
{
	unsigned int drained;

	spin_lock_irq(&port->lock);
	drained = port->pending; // site: pending held
	port->pending = 0; // site: pending held
	spin_unlock_irq(&port->lock);
	return drained;
}

void port_poll(struct port *port)
{
	spin_lock_bh(&port->lock);
	port->pending |= 1; // site: pending held
	spin_unlock_bh(&port->lock);
	raw_spin_lock(&port->raw);
	port->errors = 0; // site: errors held
	raw_spin_unlock(&port->raw);
}

int port_try(struct port *port)
{
	unsigned long flags;

	if (!spin_trylock_irqsave(&port->lock, flags))
		return 0;
	port->pending++; // site: pending held
	spin_unlock_irqrestore(&port->lock, flags);
	return 1;
}
