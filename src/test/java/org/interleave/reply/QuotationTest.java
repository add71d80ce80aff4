package org.interleave.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.interleave.review.Anchor;
import org.interleave.review.Anchors;
import org.interleave.review.Annotation;
import org.interleave.review.BodyText;
import org.interleave.review.LineRange;
import org.interleave.review.Reviews;
import org.junit.jupiter.api.Test;

class QuotationTest {

  private static String quotation(Annotation... annotations) {
    return String.join("\n", Quotation.of(BodyText.of(Reviews.TEXT), List.of(annotations))) + "\n";
  }

  @Test
  void quotesTheHeadOfTheFileTheHunkAndAFewLinesAboveTheComment() {
    assertThat(quotation(Reviews.on(Reviews.TEXT, 30, 30, "And if this fails?")))
        .isEqualTo(
            """
            > diff --git a/drivers/foo/queue.c b/drivers/foo/queue.c
            > index 1111111..2222222 100644
            > --- a/drivers/foo/queue.c
            > +++ b/drivers/foo/queue.c
            [...]
            > @@ -40,4 +42,4 @@ static int foo_probe(struct device *dev)
            >  	int ret;
            >_
            > -	ret = foo_init(dev);
            > +	ret = foo_init_locked(dev);

            And if this fails?
            """
                .replace(">_", ">  "));
  }

  @Test
  void putsEachCommentBelowItsLastLineInTheOrderOfTheText() {
    assertThat(
            quotation(
                Reviews.on(Reviews.TEXT, 22, 22, "Not on the error path."),
                Reviews.on(Reviews.TEXT, 3, 3, "Not every one."),
                Reviews.on(Reviews.TEXT, 18, 18, "Is this taken in irq context?")))
        .isEqualTo(
            """
            > The queue is drained without its lock.
            >
            > Take the lock around the walk, as every other user does.

            Not every one.

            [...]
            > diff --git a/drivers/foo/queue.c b/drivers/foo/queue.c
            > index 1111111..2222222 100644
            > --- a/drivers/foo/queue.c
            > +++ b/drivers/foo/queue.c
            > @@ -10,8 +10,10 @@ static void foo_drain(struct foo *foo)
            >  {
            >  	struct entry *entry;
            >_
            > +	spin_lock(&foo->lock);

            Is this taken in irq context?

            >  	list_for_each_entry(entry, &foo->queue, node)
            > -		entry_put(entry);
            > +		entry_put_locked(entry);
            > +	spin_unlock(&foo->lock);

            Not on the error path.
            """
                .replace(">_", ">  "));
  }

  @Test
  void putsACommentOnTheWholePatchBelowItsMessage() {
    assertThat(
            quotation(
                Reviews.published(new Anchor.WholePatch(Reviews.PATCH), "Nice, but see patch 5.")))
        .isEqualTo(
            """
            > The queue is drained without its lock.
            >
            > Take the lock around the walk, as every other user does.
            >
            > Signed-off-by: Ned Nobody <ned@example.com>

            Nice, but see patch 5.
            """);
  }

  @Test
  void cutsALongMessageBelowAParagraph() {
    String text = "one\ntwo\n\nthree\nfour\n\nfive\nsix\nseven\n" + "more\n".repeat(20);

    assertThat(Quotation.ofMessage(BodyText.of(text)))
        .containsExactly("> one", "> two", ">", "> three", "> four");
  }

  @Test
  void quotesQuotesOneLevelDeeper() {
    String text = "On Monday, Ben wrote:\n> so what?\n>\n> > older\nExactly.\n";

    assertThat(Quotation.of(BodyText.of(text), List.of(Reviews.on(text, 1, 5, "Yes."))))
        .containsExactly(
            "> On Monday, Ben wrote:",
            "> > so what?",
            "> >",
            "> > > older",
            "> Exactly.",
            "",
            "Yes.");
  }

  @Test
  void keepsTabsTrailingBlanksAndLongLinesOfTheOriginal() {
    String text = "a\tb  \n" + "x".repeat(2000) + "\n\tend\t\n";

    List<String> lines = Quotation.of(BodyText.of(text), List.of(Reviews.on(text, 1, 3, "Hm.")));

    assertThat(lines).startsWith("> a\tb  ", "> " + "x".repeat(2000), "> \tend\t");
  }

  @Test
  void stillSaysACommentWhoseLinesTheMailNoLongerHas() {
    Anchor gone =
        new Anchor.InMessage(Reviews.PATCH, new LineRange(90, 91), "a line that was there once");

    assertThat(quotation(Reviews.published(gone, "Lost, not dropped.")))
        .endsWith("\n\nLost, not dropped.\n");
  }

  /** Whatever is commented on, the reply holds the original's lines, the comments, and no more. */
  @Property
  void quotesTheOriginalsLinesAndSaysTheComments(@ForAll("reviews") Review review) {
    List<Annotation> annotations = review.annotations();

    List<String> lines = Quotation.of(BodyText.of(review.text()), annotations);

    List<String> original = Reviews.linesOf(review.text());
    int at = 0;
    List<String> said = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(">")) {
        String quoted = line.equals(">") ? "" : line.substring(2);
        while (!original.get(at).equals(quoted)) { // in order, each once; fails past the end
          at++;
        }
        at++;
      } else if (!line.isEmpty() && !line.equals(Quotation.ELIDED)) {
        said.add(line);
      }
    }
    assertThat(said)
        .containsExactlyInAnyOrderElementsOf(annotations.stream().map(Annotation::body).toList());
    for (Annotation annotation : annotations) {
      assertStandsBelowItsLine(lines, annotation);
    }
  }

  private static void assertStandsBelowItsLine(List<String> lines, Annotation annotation) {
    String text =
        switch (annotation.anchor()) {
          case Anchor.InDiff diff -> diff.text();
          case Anchor.InMessage message -> message.text();
          case Anchor.WholePatch whole -> throw new IllegalStateException("not made here");
        };
    List<String> quoted = text.lines().map(Quotation::quoted).toList();
    int at = lines.indexOf(annotation.body()) - 1;
    while (!lines.get(at).startsWith(">")) {
      at--; // another comment on the same line, and blank lines
    }
    assertThat(lines.get(at)).isEqualTo(quoted.isEmpty() ? ">" : Quotation.quoted(last(text)));
  }

  private static String last(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  record Review(String text, List<Annotation> annotations) {}

  @Provide
  Arbitrary<Review> reviews() {
    Arbitrary<String> line =
        Arbitraries.oneOf(
            Arbitraries.of(
                "",
                "---",
                "-- ",
                "> quoted",
                "From me",
                "diff --git a/f b/f",
                "--- a/f",
                "+++ b/f",
                "@@ -1,3 +1,4 @@ f()",
                " context",
                "+added",
                "-removed",
                "\\ No newline at end of file"),
            Arbitraries.strings().withChars("ab \t+->ä中").ofMaxLength(90));
    Arbitrary<String> texts =
        line.list().ofMinSize(1).ofMaxSize(80).map(lines -> String.join("\n", lines) + "\n");
    Arbitrary<List<LineRange>> ranges =
        Combinators.combine(
                Arbitraries.integers().between(1, 80), Arbitraries.integers().between(0, 6))
            .as((first, more) -> new LineRange(first, first + more))
            .list()
            .ofMaxSize(6);
    return Combinators.combine(texts, ranges).as(QuotationTest::review);
  }

  private static Review review(String text, List<LineRange> ranges) {
    List<Annotation> annotations = new ArrayList<>();
    for (LineRange range : ranges) {
      if (Anchors.on(Reviews.PATCH, BodyText.of(text), range) instanceof Anchors.Chosen chosen) {
        String comment = "comment number " + annotations.size();
        annotations.add(Reviews.published(chosen.anchor(), comment));
      }
    }
    return new Review(text, annotations);
  }
}
