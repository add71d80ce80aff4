package org.interleave.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.MessageId;

/** People, mail and comments for tests, made without a database. */
public final class Reviews {
  public static final Reviewer ADA = new Reviewer("Ada Example", "ada@example.org");
  public static final Reviewer BEN = new Reviewer("Ben Beispiel", "ben@example.net");
  public static final MessageId PATCH = new MessageId("20260102-patch-4@example.com");
  public static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  /** A mail as git format-patch makes it; the numbers of its lines are in the tests. */
  public static final String TEXT =
      """
      The queue is drained without its lock.

      Take the lock around the walk, as every other user does.

      Signed-off-by: Ned Nobody <ned@example.com>
      ---
       drivers/foo/queue.c | 7 ++++---
       1 file changed, 4 insertions(+), 3 deletions(-)

      diff --git a/drivers/foo/queue.c b/drivers/foo/queue.c
      index 1111111..2222222 100644
      --- a/drivers/foo/queue.c
      +++ b/drivers/foo/queue.c
      @@ -10,8 +10,10 @@ static void foo_drain(struct foo *foo)
       {
       \tstruct entry *entry;
      \s
      +\tspin_lock(&foo->lock);
       \tlist_for_each_entry(entry, &foo->queue, node)
      -\t\tentry_put(entry);
      +\t\tentry_put_locked(entry);
      +\tspin_unlock(&foo->lock);
       }
      \s
       static void foo_stop(struct foo *foo)
      @@ -40,4 +42,4 @@ static int foo_probe(struct device *dev)
       \tint ret;
      \s
      -\tret = foo_init(dev);
      +\tret = foo_init_locked(dev);
       \treturn ret;
      --\s
      2.39.5
      """;

  private Reviews() {}

  public static Annotation on(String text, int first, int last, String comment) {
    Anchors.Choice choice = Anchors.on(PATCH, BodyText.of(text), new LineRange(first, last));
    return published(((Anchors.Chosen) choice).anchor(), comment);
  }

  public static Annotation published(Anchor anchor, String comment) {
    return new Annotation(
        new AnnotationId(1),
        anchor,
        comment,
        false,
        Annotation.State.PUBLISHED,
        ADA,
        1,
        NOON,
        NOON,
        Optional.of(NOON));
  }

  public static List<String> linesOf(String text) {
    return BodyText.of(text).lines().stream().map(BodyLine::text).toList();
  }
}
