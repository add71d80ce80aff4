/* rules:
- rule: a reader holds its buffer
  id: buffer
  holds_reference: { field: reader.buffer, get: [buffer_get], put: [buffer_put] }
- rule: references are counted under the mutex
  id: refs
  guarded_by: { field: buffer.refs, lock: buffer.mutex }
*/
// quiet
#include <pthread.h>
#include <stdlib.h>

struct buffer {
	pthread_mutex_t mutex;
	int refs;
};

struct reader {
	struct buffer *buffer;
};

static void buffer_get(struct buffer *buffer)
{
	pthread_mutex_lock(&buffer->mutex);
	buffer->refs++; // site: refs held
	pthread_mutex_unlock(&buffer->mutex);
}

static void buffer_put(struct buffer *buffer)
{
	int left;

	pthread_mutex_lock(&buffer->mutex);
	left = --buffer->refs; // site: refs held
	pthread_mutex_unlock(&buffer->mutex);
	if (!left)
		free(buffer);
}

void reader_open(struct reader *reader, struct buffer *buffer)
{
	buffer_get(buffer);
	reader->buffer = buffer; // site: buffer held
}

void reader_close(struct reader *reader)
{
	buffer_put(reader->buffer);
	reader->buffer = NULL; // site: buffer held
}
