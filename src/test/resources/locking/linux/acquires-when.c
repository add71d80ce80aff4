/* rules:
- rule: slot_tryget takes the slot if it returns true
  id: tryget
  acquires: { functions: [slot_tryget], lock: slot.lock, mode: exclusive, when: nonzero }
- rule: slot_get takes it if it returns 0
  id: get
  acquires: { functions: [slot_get], lock: slot.lock, mode: exclusive, when: zero }
- rule: slot_put releases it
  id: put
  releases: { functions: [slot_put], lock: slot.lock }
- rule: uses are counted under the lock
  id: uses
  guarded_by: { field: slot.uses, lock: slot.lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/mutex.h>

struct slot {
	struct mutex lock;
	int uses;
	int dead;
};

int slot_tryget(struct slot *slot);
int slot_get(struct slot *slot);
void slot_put(struct slot *slot);

int slot_poke(struct slot *slot)
{
	int err;

	if (slot_tryget(slot)) {
		slot->uses++; // site: uses held
		slot_put(slot);
		return 0;
	}
	err = slot_get(slot);
	if (err)
		return err;
	slot->uses++; // site: uses held
	slot_put(slot);
	return 0;
}

int slot_poke_negated(struct slot *slot)
{
	if (!slot_tryget(slot))
		return -EBUSY;
	slot->uses++; // site: uses held
	slot_put(slot);
	return 0;
}
