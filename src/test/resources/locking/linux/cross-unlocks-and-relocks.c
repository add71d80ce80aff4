/* rules:
- rule: the offset is under the lock
  id: offset
  guarded_by: { field: stream.offset, lock: stream.lock }
*/
// quiet
#include <linux/delay.h>
#include <linux/mutex.h>

struct stream {
	struct mutex lock;
	long offset;
	int busy;
};

static void stream_wait(struct stream *stream)
{
	while (stream->busy) {
		mutex_unlock(&stream->lock);
		msleep(1);
		mutex_lock(&stream->lock);
	}
}

static long stream_depth(struct stream *stream, int depth)
{
	if (depth == 0)
		return stream->offset; // site: offset held
	return stream_depth(stream, depth - 1) + 1;
}

static void stream_even(struct stream *stream, int n);

static void stream_odd(struct stream *stream, int n)
{
	stream->offset++; // site: offset held
	if (n)
		stream_even(stream, n - 1);
}

static void stream_even(struct stream *stream, int n)
{
	if (n)
		stream_odd(stream, n - 1);
}

long stream_seek(struct stream *stream, long to)
{
	long before;

	mutex_lock(&stream->lock);
	stream_wait(stream);
	before = stream->offset; // site: offset held
	stream->offset = to; // site: offset held
	before += stream_depth(stream, 3);
	stream_odd(stream, 5);
	mutex_unlock(&stream->lock);
	return before;
}
