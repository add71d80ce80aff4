/* rules:
- rule: areas of an address space are looked up under mmap_sem
  id: lookup
  must_hold: { functions: [area_find], lock: mm_struct.mmap_sem, mode: shared }
*/
#include <linux/mm_types.h>

struct area;

struct area *area_find(struct mm_struct *mm, unsigned long address);

int area_known_to_caller(struct mm_struct *mm, unsigned long address)
{
	return area_find(mm, address) != 0; // site: lookup unknown
}

int area_asserted(struct mm_struct *mm, unsigned long address)
{
	lockdep_assert_held(&mm->mmap_sem);
	return area_find(mm, address) != 0; // site: lookup asserted
}

int area_locked_too_late(struct mm_struct *mm, unsigned long address)
{
	struct area *area = area_find(mm, address); // site: lookup unprotected

	if (area)
		return 1;
	down_read(&mm->mmap_sem);
	area = area_find(mm, address + 1); // site: lookup held
	up_read(&mm->mmap_sem);
	return area != 0;
}
