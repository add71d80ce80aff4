// expect: none
#include <linux/bug.h>
#include <linux/kobject.h>
#include <linux/slab.h>

struct thing {
	struct kobject kobject;
};

static int released;

static void release(struct kobject *kobject)
{
	released++;
	kfree(container_of(kobject, struct thing, kobject));
}

static const struct kobj_type type = { .release = release };

int main(void)
{
	struct thing *thing = kzalloc(sizeof(*thing), GFP_KERNEL);

	kobject_init(&thing->kobject, &type);
	BUG_ON(kobject_get(&thing->kobject) != &thing->kobject || kobject_get(NULL));
	BUG_ON(kobject_get_unless_zero(&thing->kobject) != &thing->kobject);
	kobject_put(&thing->kobject);
	kobject_put(&thing->kobject);
	BUG_ON(released);
	kobject_put(&thing->kobject);
	kobject_put(NULL);
	BUG_ON(released != 1);
	return 0;
}
