/* rules:
- rule: who adds or removes a device holds the lock for writing
  id: devices
  guarded_by: { field: devices, lock: devices_rwsem, write: exclusive, read: none }
- rule: the clients of a device are changed under its lock
  id: clients
  guarded_by: { field: device.clients, lock: device.lock, write: exclusive, read: shared }
*/
#include <linux/errno.h>
#include <linux/rwsem.h>
#include <linux/slab.h>

struct table {
	void **slots;
	unsigned int marks;
};

struct device {
	struct rw_semaphore lock;
	struct table clients;
	unsigned long index;
};

void *table_lookup(struct table *table, unsigned long index);
void *xa_load(struct table *table, unsigned long index);
void *xa_find_after(struct table *table, unsigned long *index);
void *table_find_or_create(struct table *table, unsigned long index);
int xa_insert(struct table *table, unsigned long index, void *entry);
void xa_erase(struct table *table, unsigned long index);

static struct table devices;
static DECLARE_RWSEM(devices_rwsem);

static inline void *device_at(unsigned long index)
{
	return xa_load(&devices, index);
}

struct device *device_get(unsigned long index)
{
	struct device *device = xa_load(&devices, index);

	if (!device)
		device = xa_find_after(&devices, &index);
	return device ? device : device_at(index);
}

int device_add(struct device *device)
{
	int err;

	down_write(&devices_rwsem);
	err = xa_insert(&devices, device->index, device); // site: devices held
	up_write(&devices_rwsem);
	return err;
}

void device_forget(struct device *device)
{
	xa_erase(&devices, device->index); // site: devices unprotected
}

void *device_client(struct device *device, unsigned long index)
{
	void *client;

	down_read(&device->lock);
	client = table_lookup(&device->clients, index); // site: clients held
	up_read(&device->lock);
	return client;
}

void *device_client_made(struct device *device, unsigned long index)
{
	void *client;

	down_read(&device->lock);
	client = table_find_or_create(&device->clients, index); // site: clients unprotected
	up_read(&device->lock);
	return client;
}
