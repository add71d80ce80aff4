/* rules:
- rule: the payload is under the lock
  id: payload
  guarded_by: { field: packet.payload, lock: packet.lock }
- rule: so is the length
  id: length
  guarded_by: { field: packet.length, lock: packet.lock }
*/
// quiet
#include <linux/kernel.h>
#include <linux/mutex.h>
#include <linux/stddef.h>

struct packet {
	struct mutex lock;
	int length;
	char payload[64];
};

void payload_wait(void *payload);

unsigned long packet_sizes(struct packet *packet)
{
	typeof(packet->length) none = 0;
	unsigned long size = sizeof(packet->payload) + sizeof packet->length;

	size += offsetof(struct packet, length);
	size += ARRAY_SIZE(packet->payload);
	return size + none;
}

int packet_same(struct packet *packet, int *at)
{
	return at == &packet->length;
}

struct packet *packet_of(int *length)
{
	return container_of(length, struct packet, length);
}

int packet_length(struct packet *packet)
{
	int length;

	mutex_lock(&packet->lock);
	length = packet->length; // site: length held
	packet->payload[length] = 0; // site: payload held
	mutex_unlock(&packet->lock);
	return length;
}
