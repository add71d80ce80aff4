package org.interleave.locking.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.interleave.diff.Diff;
import org.interleave.locking.Attachment;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.Attachment.Side;
import org.interleave.locking.Site;
import org.interleave.locking.attach.Attaching.Revised;
import org.junit.jupiter.api.Test;

class AttachingTest {
  private static final String UNLOCKED =
      """
      void take(struct box *b)
      {
      	int x;

      	x = b->data;
      	use(x);
      }
      """;

  private static final String LOCKED =
      """
      void take(struct box *b)
      {
      	int x;

      	lock(&b->lock);
      	x = b->data;
      	unlock(&b->lock);
      	use(x);
      }
      """;

  @Test
  void anAddedLockRepairsTheAccessBelowIt() {
    List<Attachment> attachments = attach(UNLOCKED, LOCKED);

    assertThat(attachments).hasSize(1);
    assertThat(attachments.getFirst())
        .returns(Role.REPAIRS, Attachment::role)
        .returns(5, Attachment::line)
        .returns(Side.NEW, Attachment::side)
        .returns(1, Attachment::hunk)
        .returns(
            "take reads b->data at toy.c:6 (new) under box.lock, which line 5 (new) takes;"
                + " before (toy.c:5 (old)) box->lock is not held",
            Attachment::reason);
  }

  @Test
  void aRemovedLockBreaksAtTheLineThatWentAway() {
    List<Attachment> attachments = attach(LOCKED, UNLOCKED);

    assertThat(attachments).hasSize(1);
    assertThat(attachments.getFirst())
        .returns(Role.BREAKS, Attachment::role)
        .returns(5, Attachment::line)
        .returns(Side.OLD, Attachment::side)
        .returns(
            "take reads b->data at toy.c:5 (new): box->lock is not held;"
                + " line 5 (old) took the lock and goes away",
            Attachment::reason);
  }

  @Test
  void aNewAccessWithItsLockEnforcesAndOneUnderAnOldLockReliesOn() {
    String before = LOCKED.replace("\tx = b->data;\n", "\tx = b->size;\n");
    String without = before.replace("\tlock(&b->lock);\n", "").replace("\tunlock(&b->lock);\n", "");

    assertThat(attach(without, LOCKED))
        .singleElement()
        .returns(Role.ENFORCES, Attachment::role)
        .returns(5, Attachment::line);
    assertThat(attach(before, LOCKED))
        .singleElement()
        .returns(Role.RELIES_ON, Attachment::role)
        .returns(6, Attachment::line)
        .returns(
            "take reads b->data at toy.c:6 (new) under box.lock, held since line 5",
            Attachment::reason);
  }

  @Test
  void aNewUnlockedAccessBreaksAtItsOwnLine() {
    String after = UNLOCKED.replace("\tuse(x);\n", "\tuse(x);\n\tb->data = 1;\n");

    assertThat(attach(UNLOCKED, after))
        .singleElement()
        .returns(Role.BREAKS, Attachment::role)
        .returns(7, Attachment::line)
        .returns("take writes b->data at toy.c:7 (new): box->lock is not held", Attachment::reason);
  }

  @Test
  void anUnlockThatMovesUpBreaksWhatIsBelowIt() {
    String after =
        LOCKED.replace(
            "\tx = b->data;\n\tunlock(&b->lock);\n", "\tunlock(&b->lock);\n\tx = b->data;\n");

    assertThat(attach(LOCKED, after)).singleElement().returns(Role.BREAKS, Attachment::role);
  }

  @Test
  void anAssertionEnforcesAndRepairsNothing() {
    String after = UNLOCKED.replace("\tint x;\n", "\tint x;\n\n\tassert_held(&b->lock);\n");

    assertThat(attach(UNLOCKED, after))
        .singleElement()
        .returns(Role.ENFORCES, Attachment::role)
        .returns(5, Attachment::line);
    assertThat(attach(after, UNLOCKED))
        .singleElement()
        .returns(Role.BREAKS, Attachment::role)
        .returns(Side.OLD, Attachment::side);
  }

  @Test
  void anUnlockedAccessThatGoesAwayIsRepairedWhereItStood() {
    assertThat(attach(UNLOCKED, UNLOCKED.replace("\tx = b->data;\n", "\tx = 0;\n")))
        .singleElement()
        .returns(Role.REPAIRS, Attachment::role)
        .returns(Side.OLD, Attachment::side)
        .returns(5, Attachment::line)
        .returns(
            "the read of b->data at toy.c:5 (old), where box->lock is not held, goes away",
            Attachment::reason);
  }

  @Test
  void renamingAndCommentingAttachNothing() {
    String renamed = LOCKED.replace("b->", "box->").replace("*b)", "*box)");
    String commented = LOCKED.replace("x = b->data;", "x = b->data; /* the newest */");
    String wrapped = LOCKED.replace("x = b->data;", "x =\n\t\tb->data;");
    String called = LOCKED.replace("take(", "fetch(");

    assertThat(attach(LOCKED, renamed)).isEmpty();
    assertThat(attach(LOCKED, commented)).isEmpty();
    assertThat(attach(LOCKED, wrapped)).isEmpty();
    assertThat(attach(LOCKED, called)).isEmpty();
    assertThat(attach(UNLOCKED, UNLOCKED.replace("b->", "box->").replace("*b)", "*box)")))
        .isEmpty();
  }

  @Test
  void codeThatMovesToANewFunctionKeepsItsState() {
    String after =
        """
        void inner(struct box *box)
        {
        	use(box->data);
        }

        void take(struct box *b)
        {
        	inner(b);
        }
        """;

    assertThat(attach(UNLOCKED, after)).isEmpty();
  }

  @Test
  void aLockThatIsDroppedBreaksAlsoWhereCallersAreNotKnown() {
    String moved = UNLOCKED + "\nvoid caller(struct box *b)\n{\n\tlock(&b->lock);\n}\n";

    assertThat(attachUnknown(LOCKED, UNLOCKED).attachments())
        .singleElement()
        .returns(Role.BREAKS, Attachment::role)
        .returns(
            "take reads b->data at toy.c:5 (new): nothing takes the lock any more;"
                + " line 5 (old) took the lock and goes away",
            Attachment::reason);
    assertThat(attachUnknown(LOCKED, moved).attachments()).isEmpty();
    assertThat(attachUnknown(LOCKED, moved).problems()).hasSize(1);
  }

  /** As if it were not known who calls: what is not protected is unknown. */
  private static Attaching.Result attachUnknown(String before, String after) {
    List<Site> sites =
        ToyAnalysis.sites(after).stream()
            .map(site ->
                site.state() == Site.State.UNPROTECTED
                    ? new Site(
                        site.rule(),
                        site.function(),
                        site.place(),
                        site.action(),
                        site.text(),
                        Site.State.UNKNOWN,
                        "whether callers hold box.lock is not known",
                        List.of())
                    : site)
            .toList();
    return new Attaching(List.of(ToyAnalysis.RULE))
        .attach(
            List.of(
                ToyAnalysis.revised(before),
                new Revised(sites, ToyAnalysis.revised(after).files())),
            List.of(ToyAnalysis.diff(before, after)));
  }

  @Test
  void severalSitesOfAHunkAreOneAttachment() {
    String before = UNLOCKED.replace("\tuse(x);\n", "\tuse(x);\n\tb->data = x + 1;\n");
    String after =
        before
            .replace("\tx = b->data;\n", "\tlock(&b->lock);\n\tx = b->data;\n")
            .replace("\tb->data = x + 1;\n", "\tb->data = x + 1;\n\tunlock(&b->lock);\n");

    List<Attachment> attachments = attach(before, after);

    assertThat(attachments).singleElement().returns(Role.REPAIRS, Attachment::role);
    assertThat(attachments.getFirst().reason()).endsWith("; and 1 more");
  }

  @Test
  void aLaterPatchThatRepairsABreakIsNamed() {
    List<Revised> revisions = new ArrayList<>();
    List<Diff> patches = new ArrayList<>();
    String last = null;
    for (String text : List.of(LOCKED, UNLOCKED, UNLOCKED + "/* the end */\n", LOCKED)) {
      revisions.add(ToyAnalysis.revised(text));
      if (last != null) {
        patches.add(ToyAnalysis.diff(last, text));
      }
      last = text;
    }

    List<Attachment> attachments =
        new Attaching(List.of(ToyAnalysis.RULE)).attach(revisions, patches).attachments();

    assertThat(attachments).extracting(Attachment::role).containsExactly(Role.BREAKS, Role.REPAIRS);
    assertThat(attachments.getFirst().reason()).endsWith("; patch 3 repairs it");
  }

  private static List<Attachment> attach(String before, String after) {
    return new Attaching(List.of(ToyAnalysis.RULE))
        .attach(
            List.of(ToyAnalysis.revised(before), ToyAnalysis.revised(after)),
            List.of(ToyAnalysis.diff(before, after)))
        .attachments();
  }
}
