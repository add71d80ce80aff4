// expect: none
#include <linux/bug.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

struct item {
	int value;
};

int main(void)
{
	struct kmem_cache *cache = KMEM_CACHE(item, 0);
	struct item *item = kmem_cache_zalloc(cache, GFP_KERNEL);
	char *text = kstrdup("text", GFP_KERNEL);
	int *numbers = kcalloc(2, sizeof(int), GFP_KERNEL);
	void *pages = vzalloc(8192);

	numbers = krealloc(numbers, 4 * sizeof(int), GFP_KERNEL);
	BUG_ON(item->value || strcmp(text, "text") || numbers[1]);
	kmem_cache_free(cache, item);
	kmem_cache_destroy(cache);
	kfree(text);
	kfree(numbers);
	vfree(pages);
	return 0;
}
