/* rules:
- rule: the space of a mirror is gone after mirror_release
  id: gone
  poisoned_after: { field: mirror.space, after: [mirror_release] }
*/
// quiet
struct space {
	int users;
};

struct mirror {
	struct space *space;
	int dead;
};

void mirror_release(struct mirror *mirror);

int mirror_close(struct mirror *mirror, struct mirror *other)
{
	int users = mirror->space->users;

	mirror_release(mirror);
	mirror->dead = 1;
	users += other->space->users;
	return users;
}

int mirror_branch(struct mirror *mirror, int last)
{
	if (last) {
		mirror_release(mirror);
		return 0;
	}
	return mirror->space->users;
}
