/* rules:
- rule: a page is pinned while it is mapped
  id: pinned
  requires: { call: [page_map, page_unmap], after: [page_pin, page_trypin], until: [page_unpin] }
*/
// quiet
#include <linux/errno.h>
#include <linux/types.h>

struct page;

void page_pin(struct page *page);
bool page_trypin(struct page *page);
void page_unpin(struct page *page);
void *page_map(struct page *page);
void page_unmap(struct page *page);

void page_zero(struct page *page)
{
	char *at;

	page_pin(page);
	at = page_map(page); // site: pinned held
	at[0] = 0;
	page_unmap(page); // site: pinned held
	page_unpin(page);
}

int page_peek(struct page *page)
{
	char *at;
	int byte;

	if (!page_trypin(page))
		return -EAGAIN;
	at = page_map(page); // site: pinned held
	byte = at[0];
	page_unmap(page); // site: pinned held
	page_unpin(page);
	return byte;
}

int page_copy(struct page *from, struct page *to)
{
	char *source, *target;
	int err = -EAGAIN;

	if (!page_trypin(from))
		return err;
	if (!page_trypin(to))
		goto out;
	source = page_map(from); // site: pinned held
	target = page_map(to); // site: pinned held
	target[0] = source[0];
	page_unmap(to); // site: pinned held
	page_unmap(from); // site: pinned held
	page_unpin(to);
	err = 0;
out:
	page_unpin(from);
	return err;
}

int page_each(struct page **pages, int n)
{
	int i, done = 0;

	for (i = 0; i < n; i++) {
		struct page *page = pages[i];

		if (!page_trypin(page))
			continue;
		page_map(page); // site: pinned held
		page_unmap(page); // site: pinned held
		page_unpin(page);
		done++;
	}
	return done;
}
