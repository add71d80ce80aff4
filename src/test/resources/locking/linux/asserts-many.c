/* rules:
- rule: the inner functions of the mesh say what they need
  id: says
  asserts: { functions: ["mesh_do_*"], lock: mesh.lock }
- rule: paths
  id: paths
  guarded_by: { field: mesh.paths, lock: mesh.lock }
*/
// quiet
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct mesh {
	spinlock_t lock;
	int paths;
	int dead;
};

void mesh_do_add(struct mesh *mesh) // site: says asserted
{
	lockdep_assert_held(&mesh->lock);
	mesh->paths++; // site: paths asserted
}

void mesh_do_drop(struct mesh *mesh) // site: says asserted
{
	struct mesh *same = mesh;

	assert_spin_locked(&same->lock);
	mesh->paths--; // site: paths asserted
}

int mesh_do_count(const struct mesh *mesh) // site: says asserted
{
	int paths;

	lockdep_assert_held(&mesh->lock);
	paths = mesh->paths; // site: paths asserted
	return paths;
}

static int mesh_do_kill(struct mesh *mesh) // site: says asserted
{
	lockdep_assert_held(&mesh->lock);
	mesh->dead = 1;
	return mesh->paths == 0; // site: paths kept
}

void mesh_kill(struct mesh *mesh)
{
	spin_lock(&mesh->lock);
	mesh_do_drop(mesh);
	mesh_do_kill(mesh);
	spin_unlock(&mesh->lock);
}
