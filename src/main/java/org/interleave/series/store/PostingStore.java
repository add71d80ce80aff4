package org.interleave.series.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.ingest.NewMail;
import org.interleave.ingest.StoredMail;
import org.interleave.mail.Message;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;

/** Hears of new mail, keeps what assembly needs of it, and assembles what an import touched. */
public final class PostingStore implements NewMail {
  private final DataSource source;

  public PostingStore(DataSource source) {
    this.source = source;
  }

  @Override
  public void arrived(Connection transaction, List<StoredMail> batch) throws SQLException {
    List<PostingRows.Stored> postings = new ArrayList<>(batch.size());
    for (StoredMail mail : batch) {
      if (mail.mail() instanceof Message message) {
        postings.add(new PostingRows.Stored(mail.key(), Postings.of(message)));
      }
    }
    new PostingRows(transaction).insert(postings);
  }

  /** What hung together with mail that goes is put in order again by the next settling. */
  @Override
  public void removed(Connection transaction, List<Long> keys) throws SQLException {
    new Clusters(transaction).dissolve(keys);
  }

  @Override
  public void settled(BooleanSupplier cancelled, Consumer<String> progress) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      Settling settling = new Settling(connection);
      long done = 0;
      for (int some = settling.next(); some > 0; some = settling.next()) {
        connection.commit();
        done += some;
        progress.accept("assembling series: %,d messages placed".formatted(done));
        if (cancelled.getAsBoolean()) {
          return;
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw failure("assembling series", e);
    }
  }

  static DataAccessException failure(String task, SQLException cause) {
    return new UncategorizedSQLException(task, null, cause);
  }
}
