package org.interleave.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the mails of an epoch in the order of its commits but reads them in the order of the
 * pack, about a thousand at a time.
 */
final class EpochReader {
  private static final int COMMITS_AT_A_TIME = 1024;

  /** What is read ahead. Beyond it the mails of a chunk are read one by one, in commit order. */
  private static final long READ_AHEAD_BYTES = 16L << 20;

  private final Epoch epoch;
  private final FileRepository repository;
  private final InboxLayout layout;
  private final InboxHistory history;
  private final long largestMail;
  private final InboxCursor before;
  private final long positionBefore;

  EpochReader(
      Epoch epoch,
      FileRepository repository,
      InboxLayout layout,
      InboxHistory history,
      long largestMail,
      InboxCursor before,
      long positionBefore) {
    this.epoch = epoch;
    this.repository = repository;
    this.layout = layout;
    this.history = history;
    this.largestMail = largestMail;
    this.before = before;
    this.positionBefore = positionBefore;
  }

  /** What a commit of the chunk says. */
  private sealed interface Step {
    int commit();

    record Added(int commit, ObjectId blob) implements Step {}

    record Removed(int commit, ObjectId blob) implements Step {}

    record Unreadable(int commit, String reason) implements Step {}
  }

  /** What became of a blob. */
  private sealed interface Content {
    record Bytes(byte[] raw) implements Content {}

    record Unreadable(String reason) implements Content {}
  }

  /** Returns false when the sink wants no more. */
  boolean read(Archive.Sink sink) throws IOException {
    PackOrder order = new PackOrder(repository);
    try (ObjectReader reader = repository.newObjectReader()) {
      for (int from = 0; from < history.size(); from += COMMITS_AT_A_TIME) {
        int to = Math.min(history.size(), from + COMMITS_AT_A_TIME);
        List<Step> steps = steps(reader, from, to);
        if (!deliver(reader, steps, readAhead(reader, order, steps), sink)) {
          return false;
        }
      }
    }
    return true;
  }

  private List<Step> steps(ObjectReader reader, int from, int to) throws IOException {
    List<Step> steps = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      int commit = i;
      try {
        layout.changes(
            reader,
            history.treeBefore(i),
            history.tree(i),
            new InboxLayout.Changes() {
              @Override
              public void added(ObjectId blob) {
                steps.add(new Step.Added(commit, blob));
              }

              @Override
              public void removed(ObjectId blob) {
                steps.add(new Step.Removed(commit, blob));
              }
            });
      } catch (MissingObjectException | CorruptObjectException e) {
        steps.add(new Step.Unreadable(i, missing(i)));
      }
    }
    return steps;
  }

  /** The mails of the steps, read in pack order as far as memory allows; null where not read. */
  private @Nullable Content[] readAhead(ObjectReader reader, PackOrder order, List<Step> steps)
      throws IOException {
    List<ObjectId> blobs = steps.stream().map(EpochReader::blob).toList();
    @Nullable Content[] contents = new @Nullable Content[steps.size()];
    long held = 0;
    for (int index : order.sorted(blobs)) {
      if (held >= READ_AHEAD_BYTES) {
        break;
      }
      Content content = content(reader, steps.get(index));
      held += content instanceof Content.Bytes(byte[] raw) ? raw.length : 0;
      contents[index] = content;
    }
    return contents;
  }

  private static ObjectId blob(Step step) {
    return switch (step) {
      case Step.Added(int commit, ObjectId blob) -> blob;
      case Step.Removed(int commit, ObjectId blob) -> blob;
      case Step.Unreadable unreadable -> ObjectId.zeroId();
    };
  }

  private Content content(ObjectReader reader, Step step) throws IOException {
    if (step instanceof Step.Unreadable(int commit, String reason)) {
      return new Content.Unreadable(reason);
    }
    try {
      ObjectLoader loader = reader.open(blob(step), Constants.OBJ_BLOB);
      if (loader.getSize() > largestMail) {
        return new Content.Unreadable(
            Limits.tooLarge("the mail of " + commit(step.commit()), loader.getSize()));
      }
      byte[] raw = loader.getCachedBytes((int) largestMail);
      return raw.length == 0
          ? new Content.Unreadable("the mail of " + commit(step.commit()) + " is empty")
          : new Content.Bytes(raw);
    } catch (MissingObjectException | CorruptObjectException | LargeObjectException e) {
      return new Content.Unreadable(missing(step.commit()));
    }
  }

  private String commit(int index) {
    return "commit " + history.commit(index).name() + " in " + epoch.path();
  }

  private String missing(int index) {
    return "the mail of "
        + commit(index)
        + " is missing or damaged there; git fetch --refetch (a partial clone) or git fsck tells";
  }

  private boolean deliver(
      ObjectReader reader, List<Step> steps, @Nullable Content[] contents, Archive.Sink sink)
      throws IOException {
    for (int i = 0; i < contents.length; i++) {
      Step step = steps.get(i);
      Content known = contents[i];
      contents[i] = null;
      Content content = known == null ? content(reader, step) : known;
      boolean last = i + 1 == contents.length || steps.get(i + 1).commit() != step.commit();
      if (!sink.accept(entry(step, content, last))) {
        return false;
      }
    }
    return true;
  }

  /** Behind the first of two mails of one commit, reading goes on at that commit again. */
  private Archive.Entry entry(Step step, Content content, boolean lastOfCommit) {
    int done = lastOfCommit ? step.commit() + 1 : step.commit();
    String cursor =
        (done == 0 ? before : before.with(epoch.name(), history.commit(done - 1))).toString();
    long position = positionBefore + done;
    return switch (content) {
      case Content.Unreadable(String reason) -> new Archive.Skipped(reason, cursor, position);
      case Content.Bytes(byte[] raw) ->
          step instanceof Step.Removed
              ? new Archive.Removed(raw, cursor, position)
              : new Archive.Mail(raw, cursor, position);
    };
  }
}
