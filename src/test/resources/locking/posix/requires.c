/* rules:
- rule: a handle is checked before it is used
  id: checked
  requires: { call: [handle_read, handle_write], after: handle_valid, until: handle_close }
*/
// quiet
struct handle {
	int fd;
};

_Bool handle_valid(struct handle *handle);
int handle_read(struct handle *handle);
int handle_write(struct handle *handle, int value);
void handle_close(struct handle *handle);

int handle_copy(struct handle *handle)
{
	int value;

	if (!handle_valid(handle))
		return -1;
	value = handle_read(handle); // site: checked held
	return handle_write(handle, value + 1); // site: checked held
}

int handle_last(struct handle *handle)
{
	int value = 0;

	if (handle_valid(handle)) {
		value = handle_read(handle); // site: checked held
		handle_write(handle, 0); // site: checked held
	}
	handle_close(handle);
	return value;
}
