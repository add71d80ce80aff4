/* rules:
- rule: numbers are drawn under the drawing mutex
  id: last
  guarded_by: { field: last_number, lock: draw_mutex }
- rule: the log is written under its mutex
  id: lines
  guarded_by: { field: book.lines, lock: book.mutex }
*/
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t draw_mutex = PTHREAD_MUTEX_INITIALIZER;
static unsigned last_number;

struct book {
	pthread_mutex_t mutex;
	unsigned lines;
};

static struct book the_book = { PTHREAD_MUTEX_INITIALIZER, 0 };

static struct book *book(void)
{
	return &the_book;
}

unsigned draw(void)
{
	unsigned number;

	pthread_mutex_lock(&draw_mutex);
	number = ++last_number; // site: last held
	pthread_mutex_unlock(&draw_mutex);
	return number;
}

unsigned draw_wrong(void)
{
	if (last_number > 99) // site: last unprotected
		exit(1);
	pthread_mutex_lock(&draw_mutex);
	if (last_number == 7) // site: last held
		abort();
	last_number++; // site: last held
	pthread_mutex_unlock(&draw_mutex);
	return last_number; // site: last unprotected
}

void book_line(const char *text)
{
	pthread_mutex_lock(&book()->mutex);
	book()->lines++; // site: lines held
	printf("%s\n", text);
	pthread_mutex_unlock(&book()->mutex);
}

void book_line_wrong(const char *text)
{
	struct book *mine = book();

	printf("%s\n", text);
	mine->lines++; // site: lines unprotected
}
