package org.interleave.locking.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.locking.build.Signatures.Change;
import org.junit.jupiter.api.Test;

class CallersTest {
  private static final String BEFORE =
      """
      struct hub { int lock; int dead; };
      struct range { struct hub *hub; };
      int register_range(struct range *range, struct hub *hub, int flags);
      void drop(struct hub *hub);
      int old_name(struct range *range);
      static inline int alive(struct hub *hub) { return !hub->dead; }
      """;

  private static final String AFTER =
      """
      struct hub { int lock; };
      struct range { struct hub *hub; };
      int register_range(struct range *range, int flags);
      int drop(struct hub *hub);
      int new_name(struct range *range);
      """;

  private final ParseCache cache = new ParseCache();

  private Callers.Units units(Map<String, String> files) {
    SourceTree tree = path -> Optional.ofNullable(files.get(path));
    FrontEnd front = new FrontEnd(tree, Options.includePaths(List.of("include")), cache);
    return front::parse;
  }

  private static Map<String, String> files(String header, Map<String, String> more) {
    Map<String, String> files = new HashMap<>(more);
    files.put("include/hub.h", header);
    files.put("hub.c", "#include <hub.h>\n");
    return files;
  }

  private List<Change> changes() {
    return Signatures.between(
        List.of(units(files(BEFORE, Map.of())).unit("hub.c")),
        List.of(units(files(AFTER, Map.of())).unit("hub.c")),
        "include/hub.h"::equals);
  }

  private Callers.Found left(String path, String text) {
    Map<String, String> earlier = files(BEFORE, Map.of(path, text));
    Map<String, String> later = files(AFTER, Map.of(path, text));
    SourceTree tree = file -> Optional.ofNullable(later.get(file));
    return Callers.left(changes(), List.of(path), tree, units(earlier), units(later));
  }

  private List<String> said(String path, String text) {
    return left(path, text).left().stream()
        .map(l -> l.place().line() + " " + l.message() + (l.parsed() ? "" : " (text)"))
        .toList();
  }

  @Test
  void tellsWhatUsersOfAHeaderHaveToKnow() {
    assertThat(changes().stream().map(CallersTest::words))
        .containsExactly(
            "gone alive",
            "changed void drop(struct hub *) to int drop(struct hub *)",
            "old_name is now new_name",
            "changed int register_range(struct range *, struct hub *, int)"
                + " to int register_range(struct range *, int)",
            "gone hub.dead");
  }

  private static String words(Change change) {
    return switch (change) {
      case Signatures.Changed c -> "changed " + c.before() + " to " + c.after();
      case Signatures.Removed r ->
          r.renamed().map(now -> r.name() + " is now " + now).orElse("gone " + r.name());
      case Signatures.MemberRemoved m -> "gone " + m.struct() + "." + m.member();
    };
  }

  @Test
  void findsUsersThatAreLeftAsTheyWere() {
    String driver =
        """
        #include <hub.h>
        int start(struct range *range, struct hub *hub)
        {
        	if (hub->dead)
        		return 1;
        	drop(hub);
        	old_name(range);
        	return register_range(range, hub, 0);
        }
        """;

    assertThat(said("driver.c", driver))
        .containsExactly(
            "4 'struct hub' has no member named 'dead'",
            "7 implicit declaration of function 'old_name'",
            "8 too many arguments to function 'register_range'");
  }

  @Test
  void findsThemInFilesThatNeverBuiltButNothingElse() {
    String driver =
        """
        #include <hub.h>
        int start(struct range *range, struct hub *hub)
        {
        	missing = generated;
        	return register_range(range, hub, 0) + alive(hub);
        }
        """;

    assertThat(said("driver.c", driver))
        .containsExactly(
            "5 too many arguments to function 'register_range'",
            "5 implicit declaration of function 'alive'");
  }

  @Test
  void countsArgumentsInTheTextOfFilesThatCannotBeRead() {
    String driver =
        """
        #include <generated/firmware.h>
        #include <hub.h>
        int start(struct range *range)
        {
        	/* register_range(range, hub, 0) */
        	int n = register_range(range, f(1, 2), 0);
        	n += register_range(range, 0);
        #if 0
        	register_range(range, hub, 0);
        #endif
        	n += other->register_range(range, hub, 0);
        	return old_name(range) + register_range(ALL_OF(range, hub), 0);
        }
        """;
    Callers.Found found = left("driver.c", driver);

    assertThat(found.unread()).singleElement().asString().contains("generated/firmware.h");
    assertThat(found.left().stream().map(l -> l.place().line() + " " + l.message()))
        .containsExactly(
            "6 too many arguments to function 'register_range'",
            "12 implicit declaration of function 'old_name'");
  }

  @Test
  void isNotSureOfAFileThatDeclaresTheNameItself() {
    String driver =
        "#include <generated/firmware.h>\nstatic int register_range(int a, int b, int c);\n"
            + "int f(void) { return register_range(1, 2, 3); }\n";

    assertThat(left("driver.c", driver).left()).isEmpty();
  }

  @Test
  void saysNothingOfUsersThatWereConverted() {
    String driver =
        "#include <hub.h>\nint f(struct range *range) { return register_range(range, 0); }\n";

    assertThat(said("driver.c", driver)).isEmpty();
  }

  @Test
  void takesNoCommentForAUse() {
    String comment = "/* hmm: a hub that is dead */ int f(struct range *r) { return r->dead; }";
    String use = "int g(struct hub *hub) { return hub->dead; }";

    assertThat(Callers.uses(changes(), "a.c", comment)).isFalse();
    assertThat(Callers.uses(changes(), "a.c", use)).isTrue();
    assertThat(Callers.uses(changes(), "a.c", "int h(void) { return drop(0); }")).isTrue();
  }

  @Test
  void looksForMembersOnlyWhereTheirStructureIsNamed() {
    Map<String, Set<String>> mentions =
        new TreeMap<>(
            Map.of(
                "a.c", Set.of("dead"),
                "b.c", Set.of("dead", "hub"),
                "c.c", Set.of("hub"),
                "d.c", Set.of("drop")));

    assertThat(Callers.words(changes()))
        .containsExactly("alive", "dead", "drop", "hub", "old_name", "register_range");
    assertThat(Callers.concerned(changes(), mentions)).containsExactly("b.c", "d.c");
  }
}
