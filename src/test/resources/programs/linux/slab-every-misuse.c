#include <interleave.h>
#include <linux/gfp.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

void *vmalloc(unsigned long size);
void vfree(const void *object);

static void misuse(unsigned how)
{
	struct kmem_cache *cache;
	char *object, *other;

	switch (how) {
	case 0:
		object = kmalloc_array(3, 8, GFP_KERNEL);
		object[24] = 1; // expect: out-of-bounds
		break;
	case 1:
		object = kvmalloc(8, GFP_KERNEL);
		kvfree(object);
		object[0] = 1; // expect: use-after-free
		break;
	case 2:
		object = vmalloc(8);
		vfree(object);
		vfree(object); // expect: double-free
		break;
	case 3:
		object = (char *)__get_free_page(GFP_KERNEL);
		object[4096] = 1; // expect: out-of-bounds
		break;
	case 4:
		object = kstrdup("text", GFP_KERNEL);
		kfree(object + 1); // expect: invalid-free
		break;
	case 5:
		object = kmemdup("text", 4, GFP_KERNEL);
		how = strlen(object); // expect: out-of-bounds
		break;
	case 6:
		cache = kmem_cache_create("cache", 8, 8, 0, NULL); // expect: leak
		kmem_cache_alloc(cache, GFP_KERNEL); // expect: leak
		break;
	case 7:
		object = kmalloc(8, GFP_KERNEL);
		other = krealloc(object, 16, GFP_KERNEL);
		object[0] = 1; // expect: use-after-free
		kfree(other);
		break;
	case 8:
		kfree(krealloc(kmalloc(8, GFP_KERNEL), 16, GFP_KERNEL));
		free_percpu(alloc_percpu(int));
		((char *)ZERO_SIZE_PTR)[0] = 1; // expect: null-dereference
		break;
	case 9:
		object = kmalloc_node(8, GFP_KERNEL, 0);
		how = object[0]; // expect: uninitialised-use
		break;
	}
}

int main(void)
{
	misuse(il_choose(10, "misuse"));
	return 0;
}
