/*
 * Search trees in rb_node's layout: parent in the upper bits of the first word, then right and
 * left. They are not balanced: nothing that a program can observe depends on that.
 */

struct node {
	unsigned long parent;
	struct node *right;
	struct node *left;
};

struct root {
	struct node *node;
};

static struct node *parent_of(const struct node *n)
{
	return (struct node *)(n->parent & ~3UL);
}

static void replace(struct root *root, struct node *old, struct node *new)
{
	struct node *parent = parent_of(old);

	if (!parent)
		root->node = new;
	else if (parent->left == old)
		parent->left = new;
	else
		parent->right = new;
	if (new)
		new->parent = (unsigned long)parent;
}

void rb_insert_color(void *node, void *root)
{
	(void)node;
	(void)root;
}

void rb_insert_color_cached(void *node, void *root, _Bool leftmost)
{
	if (leftmost)
		((struct node **)root)[1] = node;
}

void rb_erase(void *node, void *tree)
{
	struct node *n = node;
	struct root *root = tree;
	struct node *next;

	if (!n->left || !n->right) {
		replace(root, n, n->left ? n->left : n->right);
		return;
	}
	for (next = n->right; next->left; next = next->left)
		;
	if (next != n->right) {
		replace(root, next, next->right);
		next->right = n->right;
		next->right->parent = (unsigned long)next;
	}
	replace(root, n, next);
	next->left = n->left;
	next->left->parent = (unsigned long)next;
}

void *rb_first(const void *root)
{
	struct node *n = ((const struct root *)root)->node;

	while (n && n->left)
		n = n->left;
	return n;
}

void *rb_last(const void *root)
{
	struct node *n = ((const struct root *)root)->node;

	while (n && n->right)
		n = n->right;
	return n;
}

void *rb_next(const void *node)
{
	const struct node *n = node;

	if ((unsigned long)node == n->parent)
		return 0;
	if (n->right) {
		for (n = n->right; n->left; n = n->left)
			;
		return (void *)n;
	}
	while (parent_of(n) && parent_of(n)->right == n)
		n = parent_of(n);
	return parent_of(n);
}

void *rb_prev(const void *node)
{
	const struct node *n = node;

	if ((unsigned long)node == n->parent)
		return 0;
	if (n->left) {
		for (n = n->left; n->right; n = n->right)
			;
		return (void *)n;
	}
	while (parent_of(n) && parent_of(n)->left == n)
		n = parent_of(n);
	return parent_of(n);
}

void rb_erase_cached(void *node, void *root)
{
	if (((struct node **)root)[1] == node)
		((struct node **)root)[1] = rb_next(node);
	rb_erase(node, root);
}

void rb_replace_node(void *victim, void *new, void *root)
{
	struct node *v = victim, *n = new;

	*n = *v;
	replace(root, v, n);
	if (n->left)
		n->left->parent = (unsigned long)n;
	if (n->right)
		n->right->parent = (unsigned long)n;
}

/* The leaf that is visited first when children come before their parents. */
static struct node *deepest(struct node *n)
{
	while (n && (n->left || n->right))
		n = n->left ? n->left : n->right;
	return n;
}

void *rb_first_postorder(const void *root) { return deepest(((const struct root *)root)->node); }

void *rb_next_postorder(const void *node)
{
	const struct node *n = node;
	struct node *parent;

	if (!n)
		return 0;
	parent = parent_of(n);
	if (parent && n == parent->left && parent->right)
		return deepest(parent->right);
	return parent;
}
