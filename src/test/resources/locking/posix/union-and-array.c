/* rules:
- rule: cells are under the lock of the grid
  id: cells
  guarded_by: { field: grid.cells, lock: grid.mutex }
- rule: so is the value of the cell
  id: value
  guarded_by: { field: cell.value, lock: cell.mutex }
*/
#include <pthread.h>

union word {
	int whole;
	char bytes[4];
};

struct cell {
	pthread_mutex_t mutex;
	int value;
};

struct grid {
	pthread_mutex_t mutex;
	union word cells[4][4];
	struct cell corner;
};

int grid_get(struct grid *grid, int x, int y)
{
	int whole;

	pthread_mutex_lock(&grid->mutex);
	whole = grid->cells[x][y].whole; // site: cells held
	grid->corner.value = whole; // site: value unprotected
	pthread_mutex_unlock(&grid->mutex);
	return whole + grid->cells[y][x].bytes[0]; // site: cells unprotected
}

void grid_corner(struct grid *grid)
{
	pthread_mutex_lock(&grid->corner.mutex);
	grid->corner.value = 0; // site: value held
	grid->cells[0][0].whole = 0; // site: cells unprotected
	pthread_mutex_unlock(&grid->corner.mutex);
}
