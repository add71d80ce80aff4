package org.interleave.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Hears of mail that was not there before, batch by batch, inside the transaction that stores it.
 */
public interface NewMail {
  void arrived(Connection transaction, List<StoredMail> batch) throws SQLException;

  /** Mail that its last archive took back; its row is about to go. */
  void removed(Connection transaction, List<Long> keys) throws SQLException;

  /**
   * After the last batch of an import, outside any transaction, with a place to report progress.
   */
  void settled(
      java.util.function.BooleanSupplier cancelled, java.util.function.Consumer<String> progress);
}
