/* rules:
- rule: the slots that a ring points to are under its lock, the pointer is not
  id: slots
  pt_guarded_by: { field: ring.slots, lock: ring.lock }
- rule: what the shared page holds is under page_lock
  id: page
  pt_guarded_by: { field: shared_page, lock: page_lock }
*/
// quiet
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
	if (!ring->slots)
		return;
	spin_lock(&ring->lock);
	ring->slots[at % ring->size] = value; // site: slots held
	spin_unlock(&ring->lock);
}

int ring_first(struct ring *ring)
{
	int *slots = ring->slots;
	int first;

	spin_lock(&ring->lock);
	first = *slots; // site: slots held
	spin_unlock(&ring->lock);
	return first;
}

char page_byte(int at)
{
	char byte;

	mutex_lock(&page_lock);
	byte = shared_page[at]; // site: page held
	mutex_unlock(&page_lock);
	return byte;
}

int page_present(void)
{
	return shared_page != NULL;
}
