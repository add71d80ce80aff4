// expect: none
#include <linux/bug.h>
#include <linux/rbtree.h>

struct node {
	struct rb_node rb;
	int key;
};

static struct rb_root root = RB_ROOT;

static void insert(struct node *added)
{
	struct rb_node **link = &root.rb_node, *parent = NULL;

	while (*link) {
		parent = *link;
		link = added->key < rb_entry(parent, struct node, rb)->key ? &parent->rb_left
									   : &parent->rb_right;
	}
	rb_link_node(&added->rb, parent, link);
	rb_insert_color(&added->rb, &root);
}

int main(void)
{
	struct node nodes[5] = { { .key = 3 }, { .key = 1 }, { .key = 4 }, { .key = 0 }, { .key = 2 } };
	struct rb_node *at;
	int i, expected[] = { 0, 2, 3, 4 };

	for (i = 0; i < 5; i++)
		insert(&nodes[i]);
	rb_erase(&nodes[1].rb, &root);
	for (i = 0, at = rb_first(&root); at; at = rb_next(at), i++)
		BUG_ON(rb_entry(at, struct node, rb)->key != expected[i]);
	BUG_ON(i != 4 || rb_entry(rb_last(&root), struct node, rb)->key != 4);
	for (i = 0; i < 5; i++)
		if (i != 1)
			rb_erase(&nodes[i].rb, &root);
	BUG_ON(!RB_EMPTY_ROOT(&root));
	return 0;
}
