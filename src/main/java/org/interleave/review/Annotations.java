package org.interleave.review;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.interleave.mail.MessageId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The comments of all reviewers. Drafts are for their writer's eyes; only the writer changes or
 * deletes a comment; what a comment said before stays on record.
 */
public final class Annotations {
  private static final int LONGEST = 20_000;
  private static final String COLUMNS =
      """
      id, message_id, region, first_line, last_line, quoted, path, hunk, side, source_first,
      source_last, body, question, state, reviewer_name, reviewer_address, edit, created, changed,
      published
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  public Annotations(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.clock = clock;
  }

  /** A new comment that only its writer sees. */
  public Outcome draft(Anchor anchor, Reviewer reviewer, String text, boolean question) {
    Optional<String> complaint = complaint(text);
    if (complaint.isPresent()) {
      return new Outcome.Refused(complaint.get());
    }
    AnchorColumns at = AnchorColumns.of(anchor);
    long id =
        jdbc.sql(
                """
                insert into annotation (message_id, region, first_line, last_line, quoted, path,
                  hunk, side, source_first, source_last, body, question, state, reviewer_name,
                  reviewer_address, created, changed)
                values (:message, :region, :first, :last, :quoted, :path, :hunk, :side,
                  :sourceFirst, :sourceLast, :body, :question, 'DRAFT', :name, :address, :now, :now)
                returning id
                """)
            .params(at.parameters())
            .param("body", tidy(text))
            .param("question", question)
            .param("name", reviewer.name())
            .param("address", reviewer.address())
            .param("now", now())
            .query(Long.class)
            .single();
    return new Outcome.Saved(get(new AnnotationId(id)).orElseThrow());
  }

  /** Says something else; a published comment stays published. */
  public Outcome rewrite(
      AnnotationId id, int edit, Reviewer reviewer, String text, boolean question) {
    Optional<String> complaint = complaint(text);
    if (complaint.isPresent()) {
      return new Outcome.Refused(complaint.get());
    }
    return change(
        id,
        edit,
        reviewer,
        now ->
            jdbc.sql(
                    """
                    update annotation
                    set body = :body, question = :question, edit = edit + 1, changed = :now
                    where id = :id
                    """)
                .param("body", tidy(text))
                .param("question", question));
  }

  public Outcome publish(AnnotationId id, int edit, Reviewer reviewer) {
    return change(
        id,
        edit,
        reviewer,
        now ->
            jdbc.sql(
                """
                update annotation
                set state = 'PUBLISHED', published = coalesce(published, :now), edit = edit + 1,
                  changed = :now
                where id = :id
                """));
  }

  /** Takes it away from everybody's eyes; it stays on record. */
  public Outcome delete(AnnotationId id, int edit, Reviewer reviewer) {
    return change(
        id,
        edit,
        reviewer,
        now ->
            jdbc.sql(
                """
                update annotation set state = 'DELETED', edit = edit + 1, changed = :now
                where id = :id
                """));
  }

  /** Publishes all drafts of a reviewer on those messages; returns how many there were. */
  public int publishAll(Collection<MessageId> messages, Reviewer reviewer) {
    int published = 0;
    for (Annotation draft : on(messages)) {
      if (draft.draft()
          && reviewer.is(draft.reviewer().address())
          && publish(draft.id(), draft.edit(), reviewer) instanceof Outcome.Saved) {
        published++;
      }
    }
    return published;
  }

  public Optional<Annotation> get(AnnotationId id) {
    return jdbc.sql("select " + COLUMNS + " from annotation where id = :id")
        .param("id", id.value())
        .query(AnnotationRow::read)
        .optional();
  }

  /** What is there on those messages, drafts of everybody included, in the order of the text. */
  public List<Annotation> on(Collection<MessageId> messages) {
    if (messages.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from annotation
                where message_id = any(:messages) and state <> 'DELETED'
                order by message_id, last_line nulls first, first_line, id
                """)
        .param("messages", messages.stream().map(MessageId::value).toArray(String[]::new))
        .query(AnnotationRow::read)
        .list();
  }

  /** What a reviewer may see: everything published, and the reviewer's own drafts. */
  public List<Annotation> visible(Collection<MessageId> messages, Optional<Reviewer> reviewer) {
    return on(messages).stream()
        .filter(one ->
            !one.draft() || reviewer.filter(me -> me.is(one.reviewer().address())).isPresent())
        .toList();
  }

  /** All drafts of a reviewer, the newest first. */
  public List<Annotation> drafts(Reviewer reviewer) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from annotation
                where state = 'DRAFT' and lower(reviewer_address) = lower(:address)
                order by changed desc, id desc
                """)
        .param("address", reviewer.address())
        .query(AnnotationRow::read)
        .list();
  }

  /** What a comment said before, the oldest first. */
  public List<String> earlier(AnnotationId id) {
    return jdbc.sql("select body from annotation_edit where annotation_id = :id order by edit")
        .param("id", id.value())
        .query((row, number) -> row.getString("body"))
        .list();
  }

  private Outcome change(AnnotationId id, int edit, Reviewer reviewer, Change change) {
    Outcome outcome = transaction.execute(status -> locked(id, edit, reviewer, change));
    return Objects.requireNonNull(outcome);
  }

  private Outcome locked(AnnotationId id, int edit, Reviewer reviewer, Change change) {
    Optional<Annotation> found =
        jdbc.sql("select " + COLUMNS + " from annotation where id = :id for update")
            .param("id", id.value())
            .query(AnnotationRow::read)
            .optional();
    if (found.isEmpty() || found.get().state() == Annotation.State.DELETED) {
      return new Outcome.Refused("this comment is not there any more");
    }
    Annotation current = found.get();
    if (!reviewer.is(current.reviewer().address())) {
      return new Outcome.Refused("only " + current.reviewer().name() + " can change this comment");
    }
    if (current.edit() != edit) {
      return new Outcome.Stale(current);
    }
    jdbc.sql(
            """
            insert into annotation_edit (annotation_id, edit, body, question, state, changed)
            select id, edit, body, question, state, changed from annotation where id = :id
            """)
        .param("id", id.value())
        .update();
    OffsetDateTime now = now();
    change.statement(now).param("now", now).param("id", id.value()).update();
    return new Outcome.Saved(get(id).orElseThrow());
  }

  /** The statement that makes a change; id and now are bound by the caller. */
  private interface Change {
    JdbcClient.StatementSpec statement(OffsetDateTime now);
  }

  private static Optional<String> complaint(String text) {
    if (text.isBlank()) {
      return Optional.of("a comment cannot be empty");
    }
    if (text.length() > LONGEST) {
      return Optional.of("a comment can have at most " + LONGEST + " characters");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0)) {
      return Optional.of("a comment cannot hold control characters");
    }
    return Optional.empty();
  }

  /** LF line ends, no blanks at the end of a line, no blank lines around. */
  private static String tidy(String text) {
    UnaryOperator<String> trimmed = String::stripTrailing;
    List<String> lines =
        text.replace("\r\n", "\n").replace('\r', '\n').lines().map(trimmed).toList();
    int first = 0;
    int last = lines.size();
    while (lines.get(first).isEmpty()) {
      first++;
    }
    while (lines.get(last - 1).isEmpty()) {
      last--;
    }
    return String.join("\n", lines.subList(first, last));
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
