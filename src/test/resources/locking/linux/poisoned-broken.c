/* rules:
- rule: the space of a mirror is gone after mirror_release
  id: gone
  poisoned_after: { field: mirror.space, after: [mirror_release] }
*/
struct space {
	int users;
};

struct mirror {
	struct space *space;
	int dead;
};

void mirror_release(struct mirror *mirror);

static int users_of(struct mirror *mirror)
{
	return mirror->space->users; // site: gone unprotected
}

int mirror_close(struct mirror *mirror)
{
	mirror_release(mirror);
	return mirror->space->users; // site: gone unprotected
}

int mirror_branch(struct mirror *mirror, int last)
{
	struct mirror *alias = mirror;

	if (last)
		mirror_release(mirror);
	return alias->space != 0; // site: gone unprotected
}

int mirror_through_call(struct mirror *mirror)
{
	mirror_release(mirror);
	return users_of(mirror);
}
