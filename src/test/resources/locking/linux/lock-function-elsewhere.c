/* rules:
- rule: areas of an address space are looked up under mmap_sem
  id: lookup
  must_hold: { functions: [area_find], lock: mm_struct.mmap_sem, mode: shared }
*/
#include <linux/mm_types.h>

struct area;

struct area *area_find(struct mm_struct *mm, unsigned long address);
void areas_lock(struct mm_struct *mm);
void areas_unlock(struct mm_struct *mm);
int areas_count(struct mm_struct *mm);

int area_both(struct mm_struct *mm)
{
	int found;

	down_read(&mm->mmap_sem);
	found = area_find(mm, 0) != 0; // site: lookup held
	up_read(&mm->mmap_sem);
	areas_lock(mm);
	found += area_find(mm, 1) != 0; // site: lookup unknown
	areas_unlock(mm);
	return found;
}

int area_counted(struct mm_struct *mm)
{
	int found = areas_count(mm);

	down_read(&mm->mmap_sem);
	found += areas_count(mm);
	found += area_find(mm, 2) != 0; // site: lookup held
	up_read(&mm->mmap_sem);
	found += areas_count(mm);
	if (area_find(mm, 3)) // site: lookup unprotected
		found++;
	return found;
}
