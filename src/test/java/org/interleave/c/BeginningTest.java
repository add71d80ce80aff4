package org.interleave.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;
import net.jqwik.api.constraints.Size;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.MacroUse;

/** A revision goes on where it begins to differ from one that was read before. */
class BeginningTest {
  private static final Options OPTIONS = Options.includePaths(List.of("include"));

  private static Unit read(Map<String, String> files, ParseCache cache) {
    SourceTree tree = path -> Optional.ofNullable(files.get(path));
    return new FrontEnd(tree, OPTIONS, cache).parse("a.c");
  }

  /** Everything that can be told of the tokens of a unit. */
  private static List<String> told(Unit unit) {
    List<String> told = new ArrayList<>();
    unit.problems().forEach(problem -> told.add(problem.toString()));
    ParsedUnit parsed = unit.parsed();
    if (parsed != null) {
      for (int i = 0; i < parsed.tokens().size(); i++) {
        var token = parsed.tokens().tokens()[i];
        told.add(
            token.kind() + " " + token.text() + token.spaced() + token.first() + token.painted());
        told.add(token.place() + " " + parsed.tokens().place(i));
      }
      for (MacroUse use : parsed.tokens().uses().written()) {
        told.add(use + " " + use.first() + " " + use.end() + " " + use.inner());
      }
      told.add(parsed.tokens().read().keySet().toString());
    }
    return told;
  }

  @Provide
  ListArbitrary<String> lines() {
    Arbitrary<String> line =
        Arbitraries.of(
            "#include <one.h>",
            "#include <two.h>",
            "#include \"three.h\"",
            "#include \"a.c\"",
            "#define M(x) x + N",
            "#define N 1",
            "#undef N",
            "#define ONE_H",
            "#ifdef N",
            "#if __COUNTER__ > 1",
            "#endif",
            "#pragma once",
            "#error no",
            "int a = M(2);",
            "int b = N, c = __LINE__, d = __COUNTER__;",
            "int e = M(",
            "3);",
            "/* a",
            "comment */",
            "int f = M;");
    return line.list();
  }

  @Property(tries = 400)
  void readsARevisionAsIfItHadReadNoOther(
      @ForAll("lines") @Size(max = 14) List<String> before,
      @ForAll("lines") @Size(max = 14) List<String> after,
      @ForAll("lines") @Size(max = 4) List<String> one,
      @ForAll("lines") @Size(max = 4) List<String> changed) {
    List<String> start = before.subList(0, before.size() / 2);
    List<String> moved = new ArrayList<>(start);
    moved.addAll(after);
    ParseCache cache = new ParseCache();

    read(files(before, one), cache);

    for (var files : List.of(files(moved, one), files(before, changed), files(moved, changed))) {
      assertThat(told(read(files, cache))).isEqualTo(told(read(files, new ParseCache())));
    }
  }

  private static Map<String, String> files(List<String> main, List<String> header) {
    String guarded = "#ifndef ONE_H\n#define ONE_H\nint in_one;\n" + text(header) + "#endif\n";
    return Map.of(
        "a.c",
        text(main),
        "include/one.h",
        guarded,
        "include/two.h",
        "#pragma once\n#include <one.h>\nint in_two = N;\n",
        "three.h",
        text(header));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
