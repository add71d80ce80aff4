/*
 * The life of an address space, as kernel/fork.c and mm/mmap.c give it, and the tables of its
 * one page, in the architecture's own format: mm/pagewalk.c walks them.
 */
#include <linux/mm.h>
#include <linux/hmm.h>
#include <linux/mmu_notifier.h>
#include <linux/sched/mm.h>
#include <asm/pgalloc.h>

#include "area.h"

/* The frame of the page. */
#define FRAME	0x1234UL

/* For the revisions that have no such function; where the subject has one, that counts. */
__attribute__((weak)) void hmm_mm_destroy(struct mm_struct *mm)
{
}

static pgd_t top[PTRS_PER_PGD] __attribute__((aligned(4096)));
static pud_t upper[PTRS_PER_PUD] __attribute__((aligned(4096)));
static pmd_t middle[PTRS_PER_PMD] __attribute__((aligned(4096)));
static pte_t entries[PTRS_PER_PTE] __attribute__((aligned(4096)));

static unsigned int generation;
static bool signals;

static void link_tables(void)
{
	top[pgd_index(AREA)] = __pgd(_PAGE_TABLE | __pa(upper));
	upper[pud_index(AREA)] = __pud(_PAGE_TABLE | __pa(middle));
	middle[pmd_index(AREA)] = __pmd(_PAGE_TABLE | __pa(entries));
}

struct mm_struct *space_create(void)
{
	struct mm_struct *mm = il_allocate(sizeof(*mm), 1);
	struct vm_area_struct *area = il_allocate(sizeof(*area), 1);

	link_tables();
	mm->pgd = top;
	atomic_set(&mm->mm_users, 1);
	atomic_set(&mm->mm_count, 1);
	init_rwsem(&mm->mmap_sem);
	spin_lock_init(&mm->page_table_lock);
	area->vm_mm = mm;
	area->vm_start = AREA;
	area->vm_end = AREA_END;
	area->vm_flags = VM_READ | VM_WRITE;
	mm->mmap = area;
	return mm;
}

void space_use(struct mm_struct *mm)
{
	mmget(mm);
}

void space_leave(struct mm_struct *mm)
{
	mmput(mm);
}

/* Leaves like the last user: notifiers first, then what is mapped. mmap_sem is not taken. */
static void leave(struct mm_struct *mm)
{
	struct vm_area_struct *area;

	mmu_notifier_release(mm);
	area = mm->mmap;
	mm->mmap = NULL;
	il_free(area);
}

void mmput(struct mm_struct *mm)
{
	might_sleep();
	if (atomic_dec_and_test(&mm->mm_users)) {
		leave(mm);
		mmdrop(mm);
	}
}

void __mmdrop(struct mm_struct *mm)
{
	hmm_mm_destroy(mm);
	mmu_notifier_mm_destroy(mm);
	il_free(mm);
}

struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long address)
{
	struct vm_area_struct *area;

	for (area = mm->mmap; area; area = area->vm_next)
		if (address < area->vm_end)
			return area;
	return NULL;
}

static void map_page(void)
{
	entries[pte_index(AREA)] = __pte(FRAME << PAGE_SHIFT | _PAGE_PRESENT | _PAGE_RW |
					 _PAGE_USER | _PAGE_ACCESSED);
}

void space_touch(struct mm_struct *mm)
{
	map_page();
}

vm_fault_t handle_mm_fault(struct vm_area_struct *area, unsigned long address, unsigned int flags)
{
	might_sleep();
	must_hold(address >= area->vm_start && address < area->vm_end);
	map_page();
	return 0;
}

int mm_take_all_locks(struct mm_struct *mm)
{
	might_sleep();
	if (down_read_trylock(&mm->mmap_sem))
		il_fail("assertion", "a notifier is registered without mmap_sem", mm);
	return signals && il_choose(2, "a signal comes") ? -EINTR : 0;
}

void mm_drop_all_locks(struct mm_struct *mm)
{
}

void space_signals(void)
{
	signals = true;
}

unsigned int space_generation(void)
{
	unsigned int now;

	il_atomic_begin();
	now = generation;
	il_atomic_end();
	return now;
}

int space_invalidate(struct mm_struct *mm, int may_block)
{
	struct mmu_notifier_range range;

	mmu_notifier_range_init(&range, MMU_NOTIFY_CLEAR, 0, mm->mmap, mm, AREA, AREA_END);
	if (may_block) {
		mmu_notifier_invalidate_range_start(&range);
	} else {
		int error = mmu_notifier_invalidate_range_start_nonblock(&range);

		if (error)
			return error;
	}
	il_atomic_begin();
	generation++;
	il_atomic_end();
	mmu_notifier_invalidate_range_end(&range);
	return 0;
}
