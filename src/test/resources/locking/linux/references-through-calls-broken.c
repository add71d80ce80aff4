/* rules:
- rule: a task's view holds its space
  id: view
  holds_reference: { field: view.space, get: [space_get, space_try_get], put: [space_put] }
*/
#include <linux/errno.h>
#include <linux/slab.h>

struct space {
	int refs;
};

struct view {
	struct space *space;
};

struct space *space_get(struct space *space);
int space_try_get(struct space *space);
void space_put(struct space *space);

static void view_attach(struct view *view, struct space *space)
{
	view->space = space; // site: view unprotected
}

struct view *view_create(struct space *space)
{
	struct view *view = kzalloc(sizeof(*view), GFP_KERNEL);

	if (!view)
		return NULL;
	view_attach(view, space);
	return view;
}

void view_copy(struct view *view, struct view *from)
{
	view->space = from->space; // site: view unprotected
}

int view_put_too_early(struct view *view, struct space *space)
{
	if (!space_try_get(space))
		return -ENOENT;
	space_put(space);
	view->space = space; // site: view unprotected
	return 0;
}

void view_destroy(struct view *view)
{
	view->space = NULL; // site: view unprotected
	kfree(view);
}
