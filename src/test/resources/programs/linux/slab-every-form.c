// expect: none
#include <linux/bug.h>
#include <linux/gfp.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

void *__kmalloc(size_t size, gfp_t flags);
void *__kmalloc_node(size_t size, gfp_t flags, int node);
void *__kmalloc_track_caller(size_t size, gfp_t flags, unsigned long caller);
void *kmem_cache_alloc_node(struct kmem_cache *cache, gfp_t flags, int node);
void *kmem_cache_alloc_trace(struct kmem_cache *cache, gfp_t flags, size_t size);
int kmem_cache_shrink(struct kmem_cache *cache);
unsigned int kmem_cache_size(struct kmem_cache *cache);
void *kvmalloc_node(size_t size, gfp_t flags, int node);
void *vmalloc(unsigned long size);
void *vzalloc(unsigned long size);
void vfree(const void *object);

struct item {
	long a, b;
};

static int constructed;

static void construct(void *item)
{
	constructed++;
}

#define ZERO(call, release) \
	do { \
		char *object = (call); \
		BUG_ON(object[0] || object[23]); \
		object[23] = 1; \
		release(object); \
	} while (0)
#define WRITE(call, release) \
	do { \
		char *object = (call); \
		object[0] = object[23] = 1; \
		release(object); \
	} while (0)

static void caches(void)
{
	struct kmem_cache *cache = KMEM_CACHE(item, SLAB_HWCACHE_ALIGN);
	struct kmem_cache *other = kmem_cache_create("other", 24, 8, 0, construct);
	struct item *item = kmem_cache_zalloc(cache, GFP_KERNEL);

	BUG_ON(item->a || item->b || kmem_cache_size(cache) != sizeof(*item));
	kmem_cache_free(cache, item);
	item = kmem_cache_alloc_node(cache, GFP_ATOMIC, 0);
	item->a = item->b = 1;
	kmem_cache_free(cache, item);
	item = kmem_cache_alloc_trace(cache, GFP_NOWAIT, sizeof(*item));
	kfree(item);
	kmem_cache_free(other, kmem_cache_alloc(other, GFP_KERNEL));
	BUG_ON(constructed != 1 || kmem_cache_shrink(cache));
	kmem_cache_destroy(cache);
	kmem_cache_destroy(other);
}

static void copies(void)
{
	char *text = kstrdup("text", GFP_KERNEL);
	char *part = kstrndup("longer", 4, GFP_KERNEL);
	char *copy = kmemdup("abc", 4, GFP_KERNEL);

	BUG_ON(strcmp(text, "text") || strcmp(part, "long") || strcmp(copy, "abc"));
	BUG_ON(kstrdup(NULL, GFP_KERNEL) || ksize(text) < 5 || ksize(ZERO_SIZE_PTR));
	text = krealloc(text, 10, GFP_KERNEL);
	BUG_ON(strcmp(text, "text"));
	text = krealloc(text, 2, GFP_KERNEL);
	BUG_ON(text[0] != 't' || krealloc(text, 0, GFP_KERNEL) != ZERO_SIZE_PTR);
	kfree(part);
	kfree_const(copy);
	BUG_ON(kmalloc(0, GFP_KERNEL) != ZERO_SIZE_PTR || !ZERO_OR_NULL_PTR(ZERO_SIZE_PTR));
	kfree(ZERO_SIZE_PTR);
	kfree(NULL);
	BUG_ON(kmalloc_array(SIZE_MAX / 2, 4, GFP_KERNEL) || kcalloc(SIZE_MAX / 2, 4, GFP_KERNEL));
}

static void pages(void)
{
	unsigned long page = __get_free_page(GFP_KERNEL), zeroed = get_zeroed_page(GFP_KERNEL);
	unsigned long two = __get_free_pages(GFP_KERNEL, 1);
	long __percpu *counts = alloc_percpu(long);

	((char *)page)[4095] = 1;
	BUG_ON(((char *)zeroed)[4095]);
	((char *)two)[8191] = 1;
	free_page(page);
	free_page(zeroed);
	free_pages(two, 1);
	++*get_cpu_ptr(counts);
	put_cpu_ptr(counts);
	BUG_ON(*raw_cpu_ptr(counts) != 1 || *this_cpu_ptr(counts) != 1 || *per_cpu_ptr(counts, 7));
	free_percpu(counts);
}

int main(void)
{
	WRITE(kmalloc(24, GFP_KERNEL), kfree);
	WRITE(kmalloc_array(3, 8, GFP_KERNEL), kfree_sensitive);
	WRITE(kmalloc_node(24, GFP_KERNEL, 0), kzfree);
	WRITE(__kmalloc(24, GFP_KERNEL), kfree);
	WRITE(__kmalloc_node(24, GFP_KERNEL, 0), kfree);
	WRITE(__kmalloc_track_caller(24, GFP_KERNEL, 0), kfree);
	WRITE(kvmalloc(24, GFP_KERNEL), kvfree);
	WRITE(kvmalloc_array(3, 8, GFP_KERNEL), kvfree);
	WRITE(kvmalloc_node(24, GFP_KERNEL, 0), kvfree);
	WRITE(vmalloc(24), vfree);
	ZERO(kzalloc(24, GFP_KERNEL), kfree);
	ZERO(kcalloc(3, 8, GFP_KERNEL), kfree);
	ZERO(kzalloc_node(24, GFP_KERNEL, 0), kfree);
	ZERO(kvzalloc(24, GFP_KERNEL), kvfree);
	ZERO(kvcalloc(3, 8, GFP_KERNEL), kvfree);
	ZERO(vzalloc(24), vfree);
	ZERO(kmalloc(24, GFP_KERNEL | __GFP_ZERO), kfree);
	caches();
	copies();
	pages();
	return 0;
}
