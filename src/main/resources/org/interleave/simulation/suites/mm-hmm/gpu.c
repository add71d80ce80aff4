/* A driver as the subject's documentation describes one: it has one lock, for its device. */
#include <linux/errno.h>
#include <linux/mm.h>
#include <linux/hmm.h>
#include <linux/mutex.h>

#include "area.h"

struct gpu {
	struct mm_struct *mm;
	struct mutex lock;
	struct hmm_mirror mirror;
	/* what the device knows of the page, under lock */
	bool mapped;
	unsigned int generation;
	/* how often the callback ran, under lock */
	unsigned int releases;
	/* the thread that migrates, counted from 1 */
	int migration;
	struct hmm_range range;
	uint64_t pfn;
};

static const uint64_t flags[HMM_PFN_FLAG_MAX] = {
	[HMM_PFN_VALID] = 1,
	[HMM_PFN_WRITE] = 2,
	[HMM_PFN_DEVICE_PRIVATE] = 4,
};

static const uint64_t values[HMM_PFN_VALUE_MAX] = {
	[HMM_PFN_ERROR] = 8,
	[HMM_PFN_NONE] = 0,
	[HMM_PFN_SPECIAL] = 16,
};

/* A driver knows the invalidation that it causes itself. */
static bool migrates(struct gpu *gpu)
{
	bool itself;

	il_atomic_begin();
	itself = gpu->migration == il_self() + 1;
	il_atomic_end();
	return itself;
}

static int update(struct hmm_mirror *mirror, const struct hmm_update *update)
{
	struct gpu *gpu = container_of(mirror, struct gpu, mirror);

	if (migrates(gpu))
		return 0;
	if (update->blockable)
		mutex_lock(&gpu->lock);
	else if (!mutex_trylock(&gpu->lock))
		return -EAGAIN;
	gpu->mapped = false;
	mutex_unlock(&gpu->lock);
	return 0;
}

static void release(struct hmm_mirror *mirror)
{
	struct gpu *gpu = container_of(mirror, struct gpu, mirror);

	mutex_lock(&gpu->lock);
	gpu->mapped = false;
	gpu->releases++;
	mutex_unlock(&gpu->lock);
}

static const struct hmm_mirror_ops operations = {
	.release = release,
	.sync_cpu_device_pagetables = update,
};

struct gpu *gpu_create(struct mm_struct *mm)
{
	struct gpu *gpu = il_allocate(sizeof(*gpu), 1);

	gpu->mm = mm;
	gpu->mirror.ops = &operations;
	mutex_init(&gpu->lock);
	return gpu;
}

void gpu_destroy(struct gpu *gpu)
{
	il_free(gpu);
}

int gpu_register(struct gpu *gpu)
{
	int error;

	down_write(&gpu->mm->mmap_sem);
	error = hmm_mirror_register(&gpu->mirror, gpu->mm);
	up_write(&gpu->mm->mmap_sem);
	return error;
}

void gpu_unregister(struct gpu *gpu)
{
	hmm_mirror_unregister(&gpu->mirror);
}

/* A range was found by its address space, later by the mirror. */
typedef int by_space(struct hmm_range *range, struct mm_struct *mm, unsigned long start,
		     unsigned long end, unsigned int shift);
typedef int by_mirror(struct hmm_range *range, struct hmm_mirror *mirror, unsigned long start,
		      unsigned long end, unsigned int shift);

/* The function if it has that type, else null. */
#define of_type(function, type)								\
	__builtin_choose_expr(__builtin_types_compatible_p(__typeof__(function), type),	\
			      &function, (type *)0)

int gpu_range(struct gpu *gpu)
{
	by_space *old = of_type(hmm_range_register, by_space);
	by_mirror *new = of_type(hmm_range_register, by_mirror);
	struct hmm_range *range = &gpu->range;

	memset(range, 0, sizeof(*range));
	range->pfns = &gpu->pfn;
	range->flags = flags;
	range->values = values;
	range->pfn_shift = PAGE_SHIFT;
	range->default_flags = flags[HMM_PFN_VALID];
	if (old)
		return old(range, gpu->mm, AREA, AREA_END, PAGE_SHIFT);
	if (new)
		return new(range, &gpu->mirror, AREA, AREA_END, PAGE_SHIFT);
	il_unmodelled("hmm_range_register with a signature that the suite does not know");
	return -EINVAL;
}

void gpu_range_done(struct gpu *gpu)
{
	hmm_range_unregister(&gpu->range);
}

int gpu_range_valid(struct gpu *gpu)
{
	return hmm_range_valid(&gpu->range);
}

void gpu_range_wait(struct gpu *gpu)
{
	hmm_range_wait_until_valid(&gpu->range, HMM_RANGE_DEFAULT_TIMEOUT);
}

int gpu_mirror_cleared(struct gpu *gpu)
{
	return gpu->mirror.hmm == NULL;
}

int gpu_range_cleared(struct gpu *gpu)
{
	return gpu->range.hmm == NULL;
}

int gpu_releases(struct gpu *gpu)
{
	return gpu->releases;
}

/* Under the lock that the callback takes too, or an invalidation could slip between. */
static int commit(struct gpu *gpu)
{
	bool valid;

	mutex_lock(&gpu->lock);
	valid = hmm_range_valid(&gpu->range);
	if (valid)
		gpu->mapped = true;
	mutex_unlock(&gpu->lock);
	return valid ? 0 : -EBUSY;
}

int gpu_snapshot(struct gpu *gpu)
{
	long pages;

	down_read(&gpu->mm->mmap_sem);
	gpu->generation = space_generation();
	pages = hmm_range_snapshot(&gpu->range);
	if (pages > 0)
		pages = commit(gpu);
	up_read(&gpu->mm->mmap_sem);
	return pages;
}

int gpu_fault(struct gpu *gpu)
{
	long pages;

	down_read(&gpu->mm->mmap_sem);
	gpu->generation = space_generation();
	pages = hmm_range_fault(&gpu->range, true);
	/* says that the subject has let go of mmap_sem */
	if (pages == -EAGAIN)
		return pages;
	if (pages > 0)
		pages = commit(gpu);
	up_read(&gpu->mm->mmap_sem);
	return pages;
}

void gpu_check(struct gpu *gpu)
{
	mutex_lock(&gpu->lock);
	if (gpu->mapped && gpu->generation != space_generation())
		il_fail("assertion", "the device uses a page that was read before the last "
			"invalidation", gpu);
	mutex_unlock(&gpu->lock);
}

void gpu_work(struct gpu *gpu)
{
	mutex_lock(&gpu->lock);
	mutex_unlock(&gpu->lock);
}

void gpu_migrate(struct gpu *gpu)
{
	mutex_lock(&gpu->lock);
	il_atomic_begin();
	gpu->migration = il_self() + 1;
	il_atomic_end();
	space_invalidate(gpu->mm, true);
	il_atomic_begin();
	gpu->migration = 0;
	il_atomic_end();
	mutex_unlock(&gpu->lock);
}
