/*
 * What the scenarios of mm/hmm.c share: an address space of one page that can be made, used and
 * left, and a driver that mirrors it. The driver is called the same at every revision; where
 * the subject's functions have another signature, gpu.c tells by their type.
 */
#ifndef MM_HMM_H
#define MM_HMM_H

#include <linux/mm.h>
#include <linux/hmm.h>
#include <linux/mutex.h>
#include <linux/sched/mm.h>
#include <linux/mmu_notifier.h>
#include <interleave.h>

/* The one area of every address space, of one page, which is not mapped at first. */
#define AREA		0x10000UL
#define AREA_END	(AREA + PAGE_SIZE)

/* One user, who leaves with mmput(). */
struct mm_struct *space_create(void);
/* Maps the page, as a fault by the process itself would. */
void space_touch(struct mm_struct *mm);
/* Counts invalidations of the page: what was read before one is worth nothing after it. */
unsigned int space_generation(void);
/* From now on registering a notifier may fail as if a signal had come. */
void space_signals(void);
/* From now on that many allocations may fail. */
void il_faults(int most);

/* Invalidates the page as memory management does; -EAGAIN if it may not block and would. */
int space_invalidate(struct mm_struct *mm, bool may_block);

struct gpu {
	struct mm_struct *mm;
	struct mutex lock;
	struct hmm_mirror mirror;
	/* what the device knows of the page, under lock */
	bool mapped;
	unsigned int generation;
	/* how often the callbacks ran, under lock */
	unsigned int updates;
	unsigned int releases;
	/* the thread that migrates, counted from 1 */
	int migration;
	struct hmm_range range;
	uint64_t pfn;
};

/* The driver holds no reference of the address space but what the subject takes. */
void gpu_init(struct gpu *gpu, struct mm_struct *mm);
/* What is left afterwards must not look as if somebody still used the address space. */
void gpu_forget(struct gpu *gpu);
/* As the subject demands: a user of the address space, mmap_sem held for writing. */
int gpu_register(struct gpu *gpu);
void gpu_unregister(struct gpu *gpu);

int gpu_range(struct gpu *gpu);
void gpu_range_done(struct gpu *gpu);
/* With mmap_sem held for reading; false if it has to be tried again. */
long gpu_snapshot(struct gpu *gpu);
long gpu_fault(struct gpu *gpu);
/* Gives the device what was read if it is still valid. */
bool gpu_commit(struct gpu *gpu);
/* Moves the page to the device: an invalidation with the device's lock held. */
void gpu_migrate(struct gpu *gpu);
/* Whether the device uses something that was invalidated. */
void gpu_check(struct gpu *gpu);

#define must_hold(condition) do {						\
	if (!(condition))							\
		il_fail("assertion", "does not hold: " #condition, NULL);	\
} while (0)

#endif
