/* rules:
- rule: a port's number is under the lock of the switch that it belongs to
  id: number
  guarded_by: { field: port.number, lock: port.parent->lock }
*/
#include <linux/mutex.h>

struct fabric {
	struct mutex lock;
	int ports;
};

struct port {
	struct fabric *parent;
	int number;
};

void port_number(struct port *port, int number)
{
	mutex_lock(&port->parent->lock);
	port->number = number; // site: number held
	mutex_unlock(&port->parent->lock);
}

void port_local(struct port *port, int number)
{
	struct fabric *fabric = port->parent;

	mutex_lock(&fabric->lock);
	port->number = number; // site: number held
	mutex_unlock(&fabric->lock);
}

void port_wrong(struct port *port, struct port *other, int number)
{
	mutex_lock(&other->parent->lock);
	port->number = number; // site: number unprotected
	mutex_unlock(&other->parent->lock);
}

void port_none(struct port *port)
{
	port->number++; // site: number unprotected
}
