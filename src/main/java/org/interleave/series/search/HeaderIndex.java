package org.interleave.series.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.interleave.ingest.CopyRows;
import org.interleave.ingest.NewMail;
import org.interleave.ingest.StoredMail;
import org.interleave.mail.Message;
import org.interleave.mail.Unreadable;

/** Makes new messages searchable by their headers in the transaction that stores them. */
public final class HeaderIndex implements NewMail {

  @Override
  public void arrived(Connection transaction, List<StoredMail> batch) throws SQLException {
    MailWords words = new MailWords();
    CopyRows rows = new CopyRows(3);
    for (StoredMail stored : batch) {
      switch (stored.mail()) {
        case Message message ->
            rows.row()
                .number(stored.key())
                .time(message.date().toInstant())
                .blob(words.headers(message).binary());
        case Unreadable unreadable -> {} // it has no words
      }
    }
    rows.into(transaction, "copy search_pending (message, sent, words) from stdin (format binary)");
  }

  @Override
  public void removed(Connection transaction, List<Long> keys) throws SQLException {
    // in this order: what moves from the one to the other meanwhile is met in the second
    for (String sql :
        List.of(
            "delete from search_pending where message = any (?)",
            "delete from search_index where message = any (?)")) {
      try (PreparedStatement statement = transaction.prepareStatement(sql)) {
        statement.setArray(1, transaction.createArrayOf("bigint", keys.toArray()));
        statement.executeUpdate();
      }
    }
  }

  @Override
  public void settled(BooleanSupplier cancelled, Consumer<String> progress) {
    // the bodies follow in FullText, which nobody waits for
  }
}
