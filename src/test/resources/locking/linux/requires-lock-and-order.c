/* rules:
- rule: a device is powered before its registers are used, until it is let go
  id: powered
  requires: { call: [reg_read, reg_write], after: [power_get, power_get_sync], until: [power_put] }
- rule: registers are used under the bus lock
  id: bus
  must_hold: { functions: [reg_read, reg_write], lock: bus.lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>

struct bus {
	struct mutex lock;
};

int power_get(struct bus *bus);
void power_get_sync(struct bus *bus);
void power_put(struct bus *bus);
int reg_read(struct bus *bus, int reg);
void reg_write(struct bus *bus, int reg, int value);

int bus_update(struct bus *bus, int reg, int mask)
{
	int value, err;

	err = power_get(bus);
	if (err < 0)
		return err;
	mutex_lock(&bus->lock);
	value = reg_read(bus, reg); // site: powered held // site: bus held
	if (value & mask) {
		err = -EBUSY;
		goto out;
	}
	reg_write(bus, reg, value | mask); // site: powered held // site: bus held
	err = 0;
out:
	mutex_unlock(&bus->lock);
	power_put(bus);
	return err;
}

void bus_reset(struct bus *bus)
{
	power_get_sync(bus);
	mutex_lock(&bus->lock);
	reg_write(bus, 0, 0); // site: powered held // site: bus held
	mutex_unlock(&bus->lock);
	power_put(bus);
}
