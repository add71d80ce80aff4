// expect: none
#include <linux/bug.h>
#include <linux/rbtree.h>

struct item {
	struct rb_node node;
	int key;
};

static struct rb_root_cached root = RB_ROOT_CACHED;

static void insert(struct item *item)
{
	struct rb_node **link = &root.rb_root.rb_node, *parent = NULL;
	bool leftmost = true;

	while (*link) {
		parent = *link;
		if (item->key < rb_entry(parent, struct item, node)->key)
			link = &parent->rb_left;
		else {
			link = &parent->rb_right;
			leftmost = false;
		}
	}
	rb_link_node(&item->node, parent, link);
	rb_insert_color_cached(&item->node, &root, leftmost);
}

static int key(struct rb_node *node)
{
	return rb_entry(node, struct item, node)->key;
}

int main(void)
{
	struct item items[7], other = { .key = 30 };
	static const int keys[7] = { 40, 20, 60, 10, 30, 50, 70 };
	struct item *at, *kept;
	struct rb_node *node;
	int i, last = 0, visited = 0;

	for (i = 0; i < 7; i++) {
		items[i].key = keys[i];
		RB_CLEAR_NODE(&items[i].node);
		BUG_ON(!RB_EMPTY_NODE(&items[i].node));
		insert(&items[i]);
	}
	for (node = rb_first(&root.rb_root); node; node = rb_next(node)) {
		BUG_ON(key(node) <= last);
		last = key(node);
	}
	for (node = rb_last(&root.rb_root); node; node = rb_prev(node)) {
		BUG_ON(key(node) > last);
		last = key(node);
	}
	BUG_ON(last != 10 || key(rb_first_cached(&root)) != 10);
	rb_replace_node(&items[4].node, &other.node, &root.rb_root);
	BUG_ON(rb_next(&items[1].node) != &other.node || rb_prev(&items[0].node) != &other.node);
	rb_erase_cached(&items[3].node, &root);
	BUG_ON(key(rb_first_cached(&root)) != 20 || rb_parent(&other.node) == NULL);
	rb_erase_cached(&items[0].node, &root);
	rbtree_postorder_for_each_entry_safe(at, kept, &root.rb_root, node) {
		BUG_ON(at->node.rb_left && key(at->node.rb_left) != 1000);
		visited += at->key;
		at->key = 1000;
	}
	BUG_ON(visited != 20 + 60 + 30 + 50 + 70);
	while ((node = rb_first(&root.rb_root)))
		rb_erase_cached(node, &root);
	BUG_ON(!RB_EMPTY_ROOT(&root.rb_root) || rb_first_cached(&root));
	return 0;
}
