/*
 * Memory. An allocation that may sleep says so when it is made where that is forbidden. None
 * fails unless the scenario wants failures (fault.c). Flag bits as in Linux 4.20 and later.
 */
#include "context.h"

#define GFP_ZERO 0x100u
#define GFP_DIRECT_RECLAIM 0x400u
#define GFP_NOFAIL 0x8000u
#define TYPESAFE_BY_RCU 0x80000u
#define ZERO_SIZE ((void *)16)
#define PAGE 4096

int __linux_holds_inside(const char *object, unsigned long size);

/* Whether this allocation is one that fails. */
int __attribute__((weak)) __linux_fails(void)
{
	return 0;
}

static void *allocate(unsigned long size, unsigned flags)
{
	if (flags & GFP_DIRECT_RECLAIM)
		__linux_may_sleep("an allocation");
	if (!(flags & GFP_NOFAIL) && __linux_fails())
		return 0;
	return size ? il_allocate(size, (flags & GFP_ZERO) != 0) : ZERO_SIZE;
}

static void *allocate_array(unsigned long count, unsigned long size, unsigned flags)
{
	unsigned long bytes;

	return __builtin_mul_overflow(count, size, &bytes) ? 0 : allocate(bytes, flags);
}

static void release(const void *object)
{
	if (!object || object == ZERO_SIZE)
		return;
	if (__linux_holds_inside(object, il_size(object)))
		il_report("lock-misuse", "memory is freed with a lock in it that is held", object);
	il_free(object);
}

void *kmalloc(unsigned long size, unsigned flags) { return allocate(size, flags); }
void *__kmalloc(unsigned long size, unsigned flags) { return allocate(size, flags); }
void *kzalloc(unsigned long size, unsigned flags) { return allocate(size, flags | GFP_ZERO); }
void *kvmalloc(unsigned long size, unsigned flags) { return allocate(size, flags); }
void *kvzalloc(unsigned long size, unsigned flags) { return allocate(size, flags | GFP_ZERO); }

void *kmalloc_array(unsigned long count, unsigned long size, unsigned flags)
{
	return allocate_array(count, size, flags);
}

void *kcalloc(unsigned long count, unsigned long size, unsigned flags)
{
	return allocate_array(count, size, flags | GFP_ZERO);
}

void *kvmalloc_array(unsigned long count, unsigned long size, unsigned flags)
{
	return allocate_array(count, size, flags);
}

void *kvcalloc(unsigned long count, unsigned long size, unsigned flags)
{
	return allocate_array(count, size, flags | GFP_ZERO);
}

void *kmalloc_node(unsigned long size, unsigned flags, int node)
{
	(void)node;
	return allocate(size, flags);
}

void *__kmalloc_node(unsigned long size, unsigned flags, int node)
{
	(void)node;
	return allocate(size, flags);
}

void *kzalloc_node(unsigned long size, unsigned flags, int node)
{
	(void)node;
	return allocate(size, flags | GFP_ZERO);
}

void *kvmalloc_node(unsigned long size, unsigned flags, int node)
{
	(void)node;
	return allocate(size, flags);
}

void *__kmalloc_track_caller(unsigned long size, unsigned flags, unsigned long caller)
{
	(void)caller;
	return allocate(size, flags);
}

void *krealloc(const void *object, unsigned long size, unsigned flags)
{
	void *other;
	unsigned long before;

	if (!object || object == ZERO_SIZE)
		return allocate(size, flags);
	if (!size) {
		release(object);
		return ZERO_SIZE;
	}
	other = allocate(size, flags);
	if (!other)
		return 0;
	before = il_size(object);
	__builtin_memcpy(other, object, before < size ? before : size);
	release(object);
	return other;
}

unsigned long ksize(const void *object) { return object == ZERO_SIZE ? 0 : il_size(object); }
void kfree(const void *object) { release(object); }
void kfree_sensitive(const void *object) { release(object); }
void kzfree(const void *object) { release(object); }
void kfree_const(const void *object) { release(object); }
void kvfree(const void *object) { release(object); }

void *vmalloc(unsigned long size) { return allocate(size, GFP_DIRECT_RECLAIM); }
void *vzalloc(unsigned long size) { return allocate(size, GFP_DIRECT_RECLAIM | GFP_ZERO); }

void vfree(const void *object) { release(object); }

struct cache {
	unsigned long size;
	unsigned flags;
	void (*constructor)(void *);
};

void *kmem_cache_create(const char *name, unsigned size, unsigned align, unsigned flags,
			void (*constructor)(void *))
{
	struct cache *cache = allocate(sizeof(struct cache), GFP_DIRECT_RECLAIM);

	(void)name;
	(void)align;
	if (cache) {
		cache->size = size;
		cache->flags = flags;
		cache->constructor = constructor;
	}
	return cache;
}

void kmem_cache_destroy(void *cache) { release(cache); }
int kmem_cache_shrink(void *cache) { (void)cache; return 0; }
unsigned kmem_cache_size(void *cache) { return ((struct cache *)cache)->size; }

void *kmem_cache_alloc(void *cache, unsigned flags)
{
	struct cache *c = cache;
	void *object = allocate(c->size, flags);

	if (object && c->constructor)
		c->constructor(object);
	return object;
}

void *kmem_cache_zalloc(void *cache, unsigned flags) { return kmem_cache_alloc(cache, flags | GFP_ZERO); }

void *kmem_cache_alloc_node(void *cache, unsigned flags, int node)
{
	(void)node;
	return kmem_cache_alloc(cache, flags);
}

void *kmem_cache_alloc_trace(void *cache, unsigned flags, unsigned long size)
{
	(void)cache;
	return allocate(size, flags);
}

/* Where readers may still look at a freed object, it stays for a grace period; none is used again. */
void kmem_cache_free(void *cache, void *object)
{
	void kfree_call_rcu(void *head, void (*offset)(void *));

	if (object && (((struct cache *)cache)->flags & TYPESAFE_BY_RCU))
		kfree_call_rcu(object, 0);
	else
		release(object);
}

unsigned long __get_free_pages(unsigned flags, unsigned order)
{
	return (unsigned long)allocate((unsigned long)PAGE << order, flags);
}

unsigned long get_zeroed_page(unsigned flags)
{
	return (unsigned long)allocate(PAGE, flags | GFP_ZERO);
}

void free_pages(unsigned long address, unsigned order)
{
	(void)order;
	release((void *)address);
}

static void *duplicate(const void *from, unsigned long size, unsigned long extra, unsigned flags)
{
	char *to = allocate(size + extra, flags);

	if (!to)
		return 0;
	__builtin_memcpy(to, from, size);
	if (extra)
		to[size] = 0;
	return to;
}

void *kmemdup(const void *from, unsigned long size, unsigned flags)
{
	return duplicate(from, size, 0, flags);
}

char *kstrdup(const char *text, unsigned flags)
{
	unsigned long length = 0;

	if (!text)
		return 0;
	while (text[length])
		length++;
	return duplicate(text, length, 1, flags);
}

char *kstrndup(const char *text, unsigned long most, unsigned flags)
{
	unsigned long length = 0;

	if (!text)
		return 0;
	while (length < most && text[length])
		length++;
	return duplicate(text, length, 1, flags);
}

/* For eight CPUs, at the distances of per_cpu_ptr(). */
void *__alloc_percpu(unsigned long size, unsigned long align)
{
	(void)align;
	return allocate(7 * ((size + 1023) & ~1023UL) + size, GFP_DIRECT_RECLAIM | GFP_ZERO);
}

void free_percpu(void *object) { release(object); }
