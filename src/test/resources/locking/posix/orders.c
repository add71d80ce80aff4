/* rules:
- rule: the house is locked before its rooms, and rooms before boxes
  id: order
  lock_order: [house.mutex, room.mutex, box.mutex]
- rule: the doors are closed without the house
  id: doors
  must_not_hold: { function: doors_close, lock: house.mutex }
*/
#include <pthread.h>
#include <time.h>

struct house {
	pthread_mutex_t mutex;
	int rooms;
};

struct room {
	pthread_mutex_t mutex;
	struct house *house;
};

struct box {
	pthread_mutex_t mutex;
	struct room *room;
};

static void doors_close(struct house *house)
{
	pthread_mutex_lock(&house->mutex);
	house->rooms = 0;
	pthread_mutex_unlock(&house->mutex);
}

void box_open(struct box *box)
{
	pthread_mutex_lock(&box->room->house->mutex);
	pthread_mutex_lock(&box->room->mutex); // site: order held
	pthread_mutex_lock(&box->mutex); // site: order held
	pthread_mutex_unlock(&box->mutex);
	pthread_mutex_unlock(&box->room->mutex);
	pthread_mutex_unlock(&box->room->house->mutex);
}

void box_skip(struct box *box)
{
	pthread_mutex_lock(&box->mutex);
	pthread_mutex_lock(&box->room->house->mutex); // site: order unprotected
	pthread_mutex_unlock(&box->room->house->mutex);
	pthread_mutex_unlock(&box->mutex);
}

void box_tries(struct box *box)
{
	pthread_mutex_lock(&box->mutex);
	if (pthread_mutex_trylock(&box->room->mutex) == 0)
		pthread_mutex_unlock(&box->room->mutex);
	pthread_mutex_unlock(&box->mutex);
}

void box_waits(struct box *box, const struct timespec *end)
{
	pthread_mutex_lock(&box->mutex);
	if (pthread_mutex_timedlock(&box->room->mutex, end) == 0) // site: order unprotected
		pthread_mutex_unlock(&box->room->mutex);
	pthread_mutex_unlock(&box->mutex);
}

static void room_leave(struct room *room)
{
	pthread_mutex_unlock(&room->mutex);
	doors_close(room->house); // site: doors unprotected
}

void room_close(struct room *room)
{
	pthread_mutex_lock(&room->mutex);
	room_leave(room);
}

void room_close_wrong(struct room *room)
{
	pthread_mutex_lock(&room->house->mutex);
	pthread_mutex_lock(&room->mutex); // site: order held
	room_leave(room);
	pthread_mutex_unlock(&room->house->mutex);
}
