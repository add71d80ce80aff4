/* rules:
- rule: the entries of a shelf are under its lock
  id: entries
  guarded_by: { field: shelf.entries, lock: shelf.lock, write: exclusive, read: shared }
- rule: the count too
  id: count
  guarded_by: { field: shelf.count, lock: shelf.lock, write: exclusive, read: shared }
- rule: uses of a book are under the book's lock
  id: uses
  guarded_by: { field: book.uses, lock: book.lock }
- rule: a shelf is locked before its books
  id: order
  lock_order: [shelf.lock, book.lock]
- rule: eviction is for writers
  id: evict
  must_hold: { functions: [shelf_evict], lock: shelf.lock }
- rule: a loan holds its book
  id: loan
  holds_reference: { field: loan.book, get: [book_get], put: [book_put] }
- rule: the shelf says so
  id: says
  asserts: { functions: [shelf_evict], lock: shelf.lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/rwsem.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct book {
	struct list_head link;
	struct kref refs;
	spinlock_t lock;
	int uses;
	int id;
};

struct shelf {
	struct rw_semaphore lock;
	struct list_head entries;
	unsigned int count;
};

struct loan {
	struct book *book;
};

static void book_free(struct kref *kref)
{
	kfree(container_of(kref, struct book, refs));
}

static void book_get(struct book *book)
{
	kref_get(&book->refs);
}

static void book_put(struct book *book)
{
	kref_put(&book->refs, book_free);
}

static struct book *shelf_find(struct shelf *shelf, int id)
{
	struct book *book;

	list_for_each_entry(book, &shelf->entries, link) // site: entries held
		if (book->id == id)
			return book;
	return NULL;
}

static void shelf_evict(struct shelf *shelf) // site: says asserted
{
	struct book *book, *next;

	lockdep_assert_held_write(&shelf->lock);
	list_for_each_entry_safe(book, next, &shelf->entries, link) { // site: entries kept
		spin_lock(&book->lock);
		if (book->uses) { // site: uses held
			spin_unlock(&book->lock);
			continue;
		}
		spin_unlock(&book->lock);
		list_del(&book->link);
		shelf->count--; // site: count kept
		book_put(book);
	}
}

int shelf_add(struct shelf *shelf, int id)
{
	struct book *book = kzalloc(sizeof(*book), GFP_KERNEL);
	int err = -EEXIST;

	if (!book)
		return -ENOMEM;
	kref_init(&book->refs);
	spin_lock_init(&book->lock);
	book->id = id;
	book->uses = 0;
	down_write(&shelf->lock);
	if (shelf_find(shelf, id))
		goto fail;
	if (shelf->count > 100) // site: count held
		shelf_evict(shelf); // site: evict held
	list_add(&book->link, &shelf->entries); // site: entries held
	shelf->count++; // site: count held
	up_write(&shelf->lock);
	return 0;
fail:
	up_write(&shelf->lock);
	kfree(book);
	return err;
}

int shelf_lend(struct shelf *shelf, struct loan *loan, int id)
{
	struct book *book;

	if (down_read_killable(&shelf->lock))
		return -EINTR;
	book = shelf_find(shelf, id);
	if (!book) {
		up_read(&shelf->lock);
		return -ENOENT;
	}
	book_get(book);
	loan->book = book; // site: loan held
	spin_lock(&book->lock);
	book->uses++; // site: uses held
	spin_unlock(&book->lock);
	up_read(&shelf->lock);
	return 0;
}

void loan_return(struct loan *loan)
{
	struct book *book = loan->book;

	spin_lock(&book->lock);
	book->uses--; // site: uses held
	spin_unlock(&book->lock);
	loan->book = NULL; // site: loan held
	book_put(book);
}

unsigned int shelf_count(struct shelf *shelf)
{
	unsigned int count;

	down_read(&shelf->lock);
	count = shelf->count; // site: count held
	up_read(&shelf->lock);
	return count;
}
