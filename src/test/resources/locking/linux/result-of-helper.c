/* rules:
- rule: the pages of a book are under its lock
  id: pages
  guarded_by: { field: book.pages, lock: book.lock }
*/
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/types.h>

struct book {
	struct mutex lock;
	int pages;
	int closed;
};

static struct book books[4];

static struct book *book_get(int index)
{
	struct book *book;

	if (index < 0 || index > 3)
		return NULL;
	book = &books[index];
	mutex_lock(&book->lock);
	if (book->closed) {
		mutex_unlock(&book->lock);
		return NULL;
	}
	return book;
}

static void book_put(struct book *book)
{
	mutex_unlock(&book->lock);
}

static int book_begin(struct book *book)
{
	mutex_lock(&book->lock);
	if (book->closed) {
		mutex_unlock(&book->lock);
		return -EBUSY;
	}
	return 0;
}

static bool book_try(struct book *book)
{
	if (!mutex_trylock(&book->lock))
		return false;
	if (!book->closed)
		return true;
	mutex_unlock(&book->lock);
	return false;
}

int book_write(int index)
{
	struct book *book = book_get(index);

	if (!book)
		return -ENOENT;
	book->pages++; // site: pages held
	book_put(book);
	return 0;
}

int book_erase(int index)
{
	struct book *book = book_get(index);

	if (!book)
		return -ENOENT;
	if (book->pages == 0) // site: pages held
		return -ENODATA; // site: pages unprotected
	book->pages--; // site: pages held
	book_put(book);
	return 0;
}

int book_fill(struct book *book)
{
	int err = book_begin(book);

	if (err)
		return err;
	book->pages = 100; // site: pages held
	mutex_unlock(&book->lock);
	return 0;
}

int book_fill_wrong(struct book *book)
{
	if (book_begin(book) != -EBUSY)
		return 0; // site: pages unprotected
	book->pages = 100; // site: pages unprotected
	return 0;
}

int book_peek(struct book *book)
{
	int pages;

	if (!book_try(book))
		return -1;
	pages = book->pages; // site: pages held
	mutex_unlock(&book->lock);
	return pages;
}
