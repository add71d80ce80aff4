/* rules:
- rule: the slots that a ring points to are under its lock, the pointer is not
  id: slots
  pt_guarded_by: { field: ring.slots, lock: ring.lock }
- rule: what the shared page holds is under page_lock
  id: page
  pt_guarded_by: { field: shared_page, lock: page_lock }
*/
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct ring {
	spinlock_t lock;
	unsigned int size;
	int *slots;
};

static DEFINE_MUTEX(page_lock);
static char *shared_page;

void ring_put(struct ring *ring, unsigned int at, int value)
{
	spin_lock(&ring->lock);
	at %= ring->size;
	spin_unlock(&ring->lock);
	ring->slots[at] = value; // site: slots unprotected
}

int ring_first(struct ring *ring)
{
	int *slots;

	spin_lock(&ring->lock);
	slots = ring->slots;
	spin_unlock(&ring->lock);
	return *slots; // site: slots unprotected
}

char page_byte(int at)
{
	char byte = shared_page[at]; // site: page unprotected

	mutex_lock(&page_lock);
	shared_page[at] = 0; // site: page held
	mutex_unlock(&page_lock);
	return byte;
}
