package org.interleave.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.diff.Diff;
import org.interleave.mail.Message;

/**
 * A version of a series as far as its files are concerned.
 *
 * @param baseCommit what its base-commit trailer says
 * @param posted when it was sent; its base is hardly younger
 * @param patches by number, the cover letter left out
 */
public record Submission(
    Optional<String> baseCommit, Optional<Instant> posted, List<Diff> patches) {
  private static final Pattern BASE_COMMIT =
      Pattern.compile("^base-commit: ([0-9a-f]{40})\\s*$", Pattern.MULTILINE);

  public Submission {
    patches = List.copyOf(patches);
  }

  /**
   * @param cover the cover letter, where there is one
   * @param patches in order
   */
  public static Submission of(Optional<Message> cover, List<Message> patches) {
    List<Message> messages = new ArrayList<>(patches);
    cover.ifPresent(messages::addFirst);
    Optional<String> baseCommit =
        messages.stream().flatMap(message -> baseCommit(message).stream()).findFirst();
    Optional<Instant> posted =
        messages.stream().map(message -> message.date().toInstant()).min(Instant::compareTo);
    List<Diff> diffs = patches.stream().map(message -> Diff.parse(message.body().diff())).toList();
    return new Submission(baseCommit, posted, diffs);
  }

  private static Optional<String> baseCommit(Message message) {
    Matcher matcher = BASE_COMMIT.matcher(message.body().text());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
