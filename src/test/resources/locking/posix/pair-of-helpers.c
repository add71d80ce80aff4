/* rules:
- rule: the pen is under the board's mutex
  id: pen
  guarded_by: { field: board.pen, lock: board.mutex }
*/
// quiet
#include <pthread.h>

struct board {
	pthread_mutex_t mutex;
	int pen;
	int depth;
};

void board_lock(struct board *board)
{
	pthread_mutex_lock(&board->mutex);
}

void board_unlock(struct board *board)
{
	pthread_mutex_unlock(&board->mutex);
}

void board_lock_both(struct board *one, struct board *other)
{
	if (one < other) {
		board_lock(one);
		board_lock(other);
	} else {
		board_lock(other);
		board_lock(one);
	}
}

int board_trylock(struct board *board)
{
	return pthread_mutex_trylock(&board->mutex) == 0;
}

void board_draw(struct board *board, int pen)
{
	board_lock(board);
	board->pen = pen; // site: pen held
	board_unlock(board);
	if (board_trylock(board)) {
		board->pen++; // site: pen held
		board_unlock(board);
	}
}
