/* rules:
- rule: journal_begin takes the journal
  id: begin
  acquires: { functions: [journal_begin], lock: journal.lock, mode: exclusive }
- rule: journal_end gives it back
  id: end
  releases: { functions: [journal_end], lock: journal.lock }
- rule: records are written inside
  id: records
  guarded_by: { field: journal.records, lock: journal.lock }
*/
// quiet
#include <linux/mutex.h>

struct journal {
	struct mutex lock;
	unsigned int records;
};

void journal_begin(struct journal *journal)
{
	mutex_lock(&journal->lock);
}

void journal_end(struct journal *journal)
{
	mutex_unlock(&journal->lock);
}

void journal_write(struct journal *journal)
{
	journal_begin(journal);
	journal->records++; // site: records held
	journal_end(journal);
}
