package org.interleave.checks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.MessageId;

/**
 * One posting of a CI system. Of several with the same target and context the newest counts.
 *
 * @param id grows with each posting
 * @param context which tool or job of it, a slug
 * @param description one line, may be empty
 * @param url where the CI system tells more
 * @param poster the name of who posted it
 * @param hasLog whether {@link Runs#log} has its log
 */
public record Run(
    long id,
    Target target,
    String context,
    RunStatus status,
    String description,
    Optional<URI> url,
    String poster,
    Instant posted,
    boolean hasLog,
    List<Found> findings) {
  /** What a context may be. */
  public static final String CONTEXT = "[A-Za-z0-9_./:+-]{1,255}";

  public Run {
    findings = List.copyOf(findings);
  }

  /**
   * One defect that a run found.
   *
   * @param kind in the tool's words: {@code KASAN: use-after-free}
   * @param title one line
   * @param details further lines, as the tool wrote them; may be empty
   * @param line 0 if it has none
   * @param function empty if it is not known
   * @param at the hunk that it was mapped to
   */
  public record Found(
      String kind,
      Level level,
      String title,
      String details,
      Optional<String> file,
      int line,
      String function,
      Optional<AtHunk> at) {}

  /** How grave. */
  public enum Level {
    ERROR,
    WARNING,
    NOTE
  }

  /**
   * @param hunk from 1 within the file; 0 for the file as a whole
   */
  public record AtHunk(MessageId patch, int hunk) {}

  /**
   * A run that is to be posted.
   *
   * @param log whole, or empty
   */
  public record Posting(
      Target target,
      String context,
      RunStatus status,
      String description,
      Optional<URI> url,
      String poster,
      Optional<String> log,
      List<Found> findings) {
    public Posting {
      findings = List.copyOf(findings);
    }
  }
}
