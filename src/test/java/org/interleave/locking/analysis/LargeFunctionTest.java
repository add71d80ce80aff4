package org.interleave.locking.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interleave.locking.Site;
import org.junit.jupiter.api.Test;

class LargeFunctionTest {
  private static final int LABELS = 70;

  private static final String BEGIN =
      """
      /* rules:
      - rule: the stock is under the mutex
        id: stock
        guarded_by: { field: shop.stock, lock: shop.mutex }
      */
      // quiet
      #include <pthread.h>
      struct shop { pthread_mutex_t mutex; int stock; };
      int asked(int n);
      """;

  private static Analysis analysed(String body) {
    GoldenProgram program = GoldenProgram.of("posix/large", BEGIN + body);
    return Analysis.of(List.of(program.unit()), program.rules());
  }

  @Test
  void aFunctionOfThousandsOfOrdinaryLinesIsJudged() {
    String lines =
        IntStream.range(0, 700)
            .mapToObj(
                """
                  pthread_mutex_lock(&shop->mutex);
                  if (shop->stock == %1$d) { error = -%1$d; goto out; }
                  if (asked(%1$d)) shop->stock++;
                  pthread_mutex_unlock(&shop->mutex);
                """
                    ::formatted)
            .collect(Collectors.joining());

    Analysis analysis =
        analysed(
            "int sell(struct shop *shop) {\nint error = 0;\n"
                + lines
                + "return 0;\nout: pthread_mutex_unlock(&shop->mutex);\nreturn error;\n}\n");

    assertThat(analysis.problems()).isEmpty();
    assertThat(analysis.sites())
        .hasSizeGreaterThan(2000)
        .allMatch(site -> site.state() == Site.State.HELD);
  }

  @Test
  void nothingIsKeptInAFunctionThatWasNotFollowedToItsEnd() {
    String labels =
        IntStream.range(0, LABELS)
            .mapToObj("L%1$d: shop->stock += %1$d; n = asked(n); goto *to[n];\n"::formatted)
            .collect(Collectors.joining());
    String table =
        IntStream.range(0, LABELS).mapToObj("&&L%d"::formatted).collect(Collectors.joining(", "));

    Analysis analysis =
        analysed(
            "void jump(struct shop *shop, int n) {\nstatic void *to[] = {"
                + table
                + "};\npthread_mutex_lock(&shop->mutex);\n"
                + "shop->stock = 0;\npthread_mutex_unlock(&shop->mutex);\ngoto *to[n];\n"
                + labels
                + "}\n");

    assertThat(analysis.problems()).singleElement().asString().contains("was not analysed");
    assertThat(analysis.sites())
        .isNotEmpty()
        .noneMatch(site -> site.state() == Site.State.HELD || site.state() == Site.State.ASSERTED);
  }
}
