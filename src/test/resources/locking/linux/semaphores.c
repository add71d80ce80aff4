/* rules:
- rule: the mode of a printer is under its semaphore
  id: mode
  guarded_by: { field: printer.mode, lock: printer.sem }
*/
#include <linux/errno.h>
#include <linux/semaphore.h>

struct printer {
	struct semaphore sem;
	int mode;
};

int printer_set(struct printer *printer, int mode)
{
	if (down_interruptible(&printer->sem))
		return -ERESTARTSYS;
	printer->mode = mode; // site: mode held
	up(&printer->sem);
	return 0;
}

int printer_try(struct printer *printer, int mode)
{
	if (down_trylock(&printer->sem))
		return -EBUSY;
	printer->mode = mode; // site: mode held
	up(&printer->sem);
	return 0;
}

void printer_wrong(struct printer *printer)
{
	if (!down_trylock(&printer->sem)) {
		printer->mode = 1; // site: mode held
		up(&printer->sem);
	} else {
		printer->mode = 2; // site: mode unprotected
	}
	down(&printer->sem);
	printer->mode = 3; // site: mode held
	up(&printer->sem);
	printer->mode = 4; // site: mode unprotected
}
