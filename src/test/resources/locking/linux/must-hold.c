/* rules:
- rule: the tree is looked up under its semaphore
  id: lookup
  must_hold: { functions: [tree_find], lock: tree.sem, mode: shared }
- rule: and changed with it exclusively
  id: change
  must_hold: { functions: ["tree_insert*"], lock: tree.sem, mode: exclusive }
- rule: the root is under the semaphore
  id: root
  guarded_by: { field: tree.root, lock: tree.sem, write: exclusive, read: shared }
*/
// quiet
#include <linux/rwsem.h>

struct node {
	struct node *left, *right;
	unsigned long key;
};

struct tree {
	struct rw_semaphore sem;
	struct node *root;
};

static struct node *tree_find(struct tree *tree, unsigned long key)
{
	struct node *node = tree->root; // site: root held

	while (node && node->key != key)
		node = key < node->key ? node->left : node->right;
	return node;
}

static void tree_insert_root(struct tree *tree, struct node *node)
{
	node->left = tree->root; // site: root held
	tree->root = node; // site: root held
}

int tree_has(struct tree *tree, unsigned long key)
{
	struct node *node;

	down_read(&tree->sem);
	node = tree_find(tree, key); // site: lookup held
	up_read(&tree->sem);
	return node != NULL;
}

int tree_add(struct tree *tree, struct node *node)
{
	down_write(&tree->sem);
	if (tree_find(tree, node->key)) { // site: lookup held
		up_write(&tree->sem);
		return 0;
	}
	tree_insert_root(tree, node); // site: change held
	up_write(&tree->sem);
	return 1;
}
