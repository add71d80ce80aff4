/* rules:
- rule: a handle is checked before it is used
  id: checked
  requires: { call: [handle_read, handle_write], after: handle_valid, until: handle_close }
*/
struct handle {
	int fd;
};

_Bool handle_valid(struct handle *handle);
int handle_read(struct handle *handle);
int handle_write(struct handle *handle, int value);
void handle_close(struct handle *handle);

int handle_copy(struct handle *handle, int fast)
{
	if (!fast)
		if (!handle_valid(handle))
			return -1;
	return handle_read(handle); // site: checked unknown
}

int handle_inverted(struct handle *handle)
{
	if (handle_valid(handle))
		return -1;
	return handle_read(handle); // site: checked unprotected
}

int handle_other(struct handle *handle, struct handle *other)
{
	if (!handle_valid(handle))
		return -1;
	return handle_write(other, 1); // site: checked unknown
}

int handle_closed(struct handle *handle)
{
	if (!handle_valid(handle))
		return -1;
	handle_close(handle);
	return handle_read(handle); // site: checked unprotected
}
