/* rules:
- rule: the tree is under its mutex
  id: size
  guarded_by: { field: tree.size, lock: tree.mutex }
- rule: so are the keys of its nodes
  id: root
  guarded_by: { field: tree.root, lock: tree.mutex }
*/
// quiet
#include <pthread.h>
#include <stdlib.h>

#define LOCK(t) pthread_mutex_lock(&(t)->mutex)
#define UNLOCK(t) pthread_mutex_unlock(&(t)->mutex)
#define WITH(t) for (int once = (LOCK(t), 1); once; once = (UNLOCK(t), 0))

struct node {
	struct node *left, *right;
	int key;
};

struct tree {
	pthread_mutex_t mutex;
	struct node *root;
	int size;
};

static struct node **place(struct node **at, int key)
{
	if (!*at || (*at)->key == key)
		return at;
	return place(key < (*at)->key ? &(*at)->left : &(*at)->right, key);
}

int tree_add(struct tree *tree, struct node *node)
{
	struct node **at;

	LOCK(tree);
	at = place(&tree->root, node->key); // site: root held
	if (*at) {
		UNLOCK(tree);
		return 0;
	}
	*at = node;
	tree->size++; // site: size held
	UNLOCK(tree);
	return 1;
}

int tree_size(struct tree *tree)
{
	int size = 0;

	WITH(tree)
		size = tree->size; // site: size held
	return size;
}

static int depth(struct tree *tree, struct node *node)
{
	int left, right;

	if (!node)
		return tree->size > 0 ? 0 : -1; // site: size held
	left = depth(tree, node->left);
	right = depth(tree, node->right);
	return 1 + (left > right ? left : right);
}

int tree_depth(struct tree *tree)
{
	int result;

	LOCK(tree);
	result = depth(tree, tree->root); // site: root held
	UNLOCK(tree);
	return result;
}
