/* rules:
- rule: the tree is looked up under its semaphore
  id: lookup
  must_hold: { functions: [tree_find], lock: tree.sem, mode: shared }
- rule: and changed with it exclusively
  id: change
  must_hold: { functions: ["tree_insert*"], lock: tree.sem, mode: exclusive }
*/
#include <linux/rwsem.h>

struct node {
	struct node *left, *right;
	unsigned long key;
};

struct tree {
	struct rw_semaphore sem;
	struct node *root;
};

struct node *tree_find(struct tree *tree, unsigned long key);
void tree_insert_root(struct tree *tree, struct node *node);

int tree_has(struct tree *tree, struct tree *other, unsigned long key)
{
	struct node *node;

	down_read(&other->sem);
	node = tree_find(tree, key); // site: lookup unprotected
	up_read(&other->sem);
	return node != NULL;
}

int tree_add(struct tree *tree, struct node *node)
{
	struct node *there;

	down_read(&tree->sem);
	there = tree_find(tree, node->key); // site: lookup held
	if (!there)
		tree_insert_root(tree, node); // site: change unprotected
	up_read(&tree->sem);
	if (there)
		return tree_find(tree, 0) == there; // site: lookup unprotected
	return 1;
}
