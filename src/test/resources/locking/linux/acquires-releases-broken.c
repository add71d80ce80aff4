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
#include <linux/mutex.h>

struct journal {
	struct mutex lock;
	unsigned int records;
	int frozen;
};

void journal_begin(struct journal *journal)
{
	if (journal->frozen)
		return; // site: begin unprotected
	mutex_lock(&journal->lock);
}

void journal_end(struct journal *journal)
{
	if (journal->frozen)
		return; // site: end unprotected
	mutex_unlock(&journal->lock);
}

void journal_write(struct journal *journal)
{
	journal_begin(journal);
	journal->records++; // site: records held
	journal_end(journal);
	journal->records++; // site: records unprotected
}

void journal_end_twice(struct journal *journal)
{
	journal_begin(journal);
	journal_end(journal);
	journal_end(journal); // site: end unprotected
}

void journal_begin_twice(struct journal *journal)
{
	journal_begin(journal);
	journal_begin(journal); // site: begin unprotected
	journal_end(journal);
}
