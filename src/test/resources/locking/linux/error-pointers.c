/* rules:
- rule: the parts of a board are under its lock
  id: parts
  guarded_by: { field: board.parts, lock: board.lock }
- rule: nobody calls board_forget()
  id: forget
  forbids: { call: [board_forget] }
*/
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/mutex.h>

struct part;

struct board {
	struct mutex lock;
	int parts;
};

struct part *part_find(int number);
struct part *part_or_null(int number);
unsigned long part_address(int number);
long part_count(int number);
void board_forget(struct board *board);
void part_use(struct part *part);

int board_add(struct board *board, int number)
{
	struct part *part = part_find(number);

	if (IS_ERR(part)) {
		board->parts = 0; // site: parts unprotected
		return PTR_ERR(part);
	}
	part_use(part);
	board->parts++; // site: parts unprotected
	return 0;
}

int board_add_known(struct board *board, struct part *part)
{
	int err = 0;

	mutex_lock(&board->lock);
	if (IS_ERR_OR_NULL(part)) {
		board_forget(board); // site: forget unprotected
		err = -EINVAL;
	} else {
		board->parts++; // site: parts held
	}
	mutex_unlock(&board->lock);
	return err;
}

int board_add_mapped(struct board *board, int number)
{
	unsigned long address = part_address(number);

	if (IS_ERR_VALUE(address))
		goto fail;
	mutex_lock(&board->lock);
	board->parts++; // site: parts held
	mutex_unlock(&board->lock);
	board_forget(board); // site: forget unprotected
	return 0;

fail:
	board->parts--; // site: parts unprotected
	return (int)address;
}

int board_add_counted(struct board *board, int number)
{
	long count = part_count(number);

	if (count >= -4095)
		board->parts++; // site: parts unprotected
	else
		board->parts--; // site: parts unprotected
	return 0;
}

int board_add_far(struct board *board, int number)
{
	unsigned long address = part_address(number);

	if (address > -200000UL)
		board->parts++; // site: parts unprotected
	else
		board->parts--; // site: parts unprotected
	return 0;
}
