/*
 * What the scenarios of mm/hmm.c say: an address space of one page that can be made, used and left,
 * and a driver that mirrors it. No header of the tree is needed here, so scenarios are read
 * once for all revisions; glue.c and gpu.c are what knows the revision.
 */
#ifndef MM_HMM_H
#define MM_HMM_H

#include <interleave.h>

struct mm_struct;
struct gpu;

/* One user; its only page is not mapped. */
struct mm_struct *space_create(void);
void space_use(struct mm_struct *mm);
/* The last user that leaves ends the process. */
void space_leave(struct mm_struct *mm);
/* Maps the page, as a fault of the process itself would. */
void space_touch(struct mm_struct *mm);
/* From now on registering a notifier may fail as if a signal had come. */
void space_signals(void);
/* From now on that many allocations may fail. */
void il_faults(int most);

/* Invalidates the page as memory management does; not 0 if it may not block and would. */
int space_invalidate(struct mm_struct *mm, int may_block);

/*
 * A driver with a device. It holds no reference of the address space but those that the subject
 * takes, and calls the subject as it demands.
 */
struct gpu *gpu_create(struct mm_struct *mm);
/* Frees the driver's data, wherever it was. */
void gpu_destroy(struct gpu *gpu);

/* The caller must be a user of the address space; mmap_sem is taken for writing. 0 or an error. */
int gpu_register(struct gpu *gpu);
void gpu_unregister(struct gpu *gpu);
/* Whether the subject cleared the mirror when it was unregistered. */
int gpu_mirror_cleared(struct gpu *gpu);
/* How often the release callback ran. */
int gpu_releases(struct gpu *gpu);

int gpu_range(struct gpu *gpu);
void gpu_range_done(struct gpu *gpu);
int gpu_range_valid(struct gpu *gpu);
int gpu_range_cleared(struct gpu *gpu);
/* Waits until the range is valid, or for as long as the subject's default says. */
void gpu_range_wait(struct gpu *gpu);

/* Reads the page tables for the device, and gives it what was read if that is still valid. */
int gpu_snapshot(struct gpu *gpu);
/* The same, where a page is faulted in that is not there. */
int gpu_fault(struct gpu *gpu);
/* Fails if the device uses something that was read before the last invalidation. */
void gpu_check(struct gpu *gpu);
/* The device is busy for a moment: its lock is held. */
void gpu_work(struct gpu *gpu);
/* Moves the page to the device: an invalidation with the device's lock held. */
void gpu_migrate(struct gpu *gpu);

#define must_hold(condition) do {						\
	if (!(condition))							\
		il_fail("assertion", "does not hold: " #condition, 0);		\
} while (0)

/* Two threads that do something to the same at the same time. */
static inline void meet(const char *left_name, void (*left)(void *), const char *right_name,
			void (*right)(void *), void *argument)
{
	int first = il_spawn(left_name, left, argument);
	int second = il_spawn(right_name, right, argument);

	il_join(first);
	il_join(second);
}

#endif
