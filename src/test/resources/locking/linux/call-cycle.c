/* rules:
- rule: marks of crates are made under the yard's lock
  id: marks
  guarded_by: { field: crate.marks, lock: yard_lock }
*/
#include <linux/spinlock.h>

struct crate {
	struct crate *left;
	struct crate *right;
	int marks;
	int weight;
	int height;
};

static DEFINE_SPINLOCK(yard_lock);
static struct crate first;

static void crate_visit(struct crate *at, int depth);

static void crate_mark(struct crate *crate)
{
	crate->marks++; // site: marks unprotected
}

static void crate_walk(struct crate *at, int depth)
{
	int width = at->weight + 1;

	if (depth > 12 || at->weight < 0 || at->height > 100)
		return;
	if (at->left && width < at->left->weight)
		crate_visit(at->left, depth + 1);
	if (at->right && width < at->right->weight)
		crate_visit(at->right, depth + 1);
	crate_mark(at);
}

static void crate_visit(struct crate *at, int depth)
{
	int height = at->height;

	if (at->left)
		height += at->left->height;
	if (at->right)
		height += at->right->height;
	if (height < depth * 2 || at->weight > 1000)
		return;
	if (height - at->height < at->weight)
		crate_walk(at, depth + 1);
}

void yard_walk(void)
{
	spin_lock(&yard_lock);
	crate_walk(&first, 0);
	spin_unlock(&yard_lock);
}

void yard_visit(void)
{
	crate_visit(&first, 0);
}
