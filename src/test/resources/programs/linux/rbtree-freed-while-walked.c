#include <linux/rbtree.h>
#include <linux/slab.h>

struct item {
	struct rb_node node;
};

int main(void)
{
	struct rb_root root = RB_ROOT;
	struct item *item = kzalloc(sizeof(*item), GFP_KERNEL);
	struct rb_node *node;

	rb_link_node(&item->node, NULL, &root.rb_node);
	rb_insert_color(&item->node, &root);
	for (node = rb_first(&root); node; node = rb_next(node)) // expect: use-after-free
		kfree(rb_entry(node, struct item, node)); // expect: use-after-free
	return 0;
}
