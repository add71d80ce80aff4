/* rules:
- rule: the offset is under the lock
  id: offset
  guarded_by: { field: stream.offset, lock: stream.lock }
*/
#include <linux/delay.h>
#include <linux/mutex.h>

struct stream {
	struct mutex lock;
	long offset;
	int busy;
};

static int stream_wait(struct stream *stream)
{
	mutex_unlock(&stream->lock);
	msleep(1);
	if (stream->busy)
		return -1;
	mutex_lock(&stream->lock);
	return 0;
}

static long stream_depth(struct stream *stream, int depth)
{
	if (depth == 0)
		return stream->offset; // site: offset unprotected
	return stream_depth(stream, depth - 1) + 1;
}

long stream_seek(struct stream *stream, long to)
{
	long before;

	mutex_lock(&stream->lock);
	if (stream_wait(stream)) {
		stream->offset = -1; // site: offset unprotected
		return -1;
	}
	before = stream->offset; // site: offset held
	stream->offset = to; // site: offset held
	mutex_unlock(&stream->lock);
	return before + stream_depth(stream, 3);
}
