/* rules:
- rule: a task's view holds its space
  id: view
  holds_reference: { field: view.space, get: [space_get, space_try_get], put: [space_put] }
*/
// quiet
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
	view->space = space; // site: view held
}

struct view *view_create(struct space *space)
{
	struct view *view = kzalloc(sizeof(*view), GFP_KERNEL);

	if (!view)
		return NULL;
	if (!space_try_get(space)) {
		kfree(view);
		return NULL;
	}
	view_attach(view, space);
	return view;
}

void view_copy(struct view *view, struct view *from)
{
	view->space = space_get(from->space); // site: view held
}

void view_move(struct view *view, struct view *from)
{
	view->space = from->space; // site: view held
	from->space = NULL; // site: view held
}

void view_destroy(struct view *view)
{
	space_put(view->space);
	kfree(view);
}
