/* rules:
- rule: the sum is under the lock
  id: sum
  guarded_by: { field: folder.sum, lock: folder.lock }
*/
// quiet
#include <linux/mutex.h>

struct folder {
	struct mutex lock;
	long sum;
};

static void fold9(struct folder *folder, int n)
{
	folder->sum += n; // site: sum held
}

static void fold8(struct folder *folder, int n)
{
	fold9(folder, n - 1);
	fold9(folder, n + 1);
}

static void fold7(struct folder *folder, int n)
{
	if (n)
		fold8(folder, n / 2);
	fold9(folder, n);
}

static void fold6(struct folder *folder, int n)
{
	while (n--)
		fold7(folder, n);
}

static void fold5(struct folder *folder, int n)
{
	struct folder *same = folder;

	fold6(same, n);
	fold7(folder, n);
}

static void fold4(struct folder *folder)
{
	fold5(folder, 4);
	folder->sum *= 2; // site: sum held
}

static void fold3(int n, struct folder *folder)
{
	if (n > 2)
		fold3(n - 1, folder);
	else
		fold4(folder);
}

void folder_fold(struct folder *folder, int n)
{
	mutex_lock(&folder->lock);
	fold3(n, folder);
	mutex_unlock(&folder->lock);
}
