package org.interleave.ingest;

import java.util.List;
import org.interleave.mail.MessageId;

/** A stored mail that could not be read, why, and the names of the archives that hold it. */
public record UnreadableMail(MessageId id, String reason, int bytes, List<String> archives) {
  public UnreadableMail {
    archives = List.copyOf(archives);
  }
}
