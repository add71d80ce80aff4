package org.interleave.locking.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.locking.analysis.Survey.Candidate;
import org.interleave.simulation.model.World;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private static final String SHOP =
      """
      #include <pthread.h>
      struct shop { pthread_mutex_t mutex; int stock; int visits; };
      void sell(struct shop *shop) {
        pthread_mutex_lock(&shop->mutex);
        shop->stock--;
        pthread_mutex_unlock(&shop->mutex);
      }
      void buy(struct shop *shop) {
        pthread_mutex_lock(&shop->mutex);
        shop->stock++;
        pthread_mutex_unlock(&shop->mutex);
      }
      int look(struct shop *shop) {
        return shop->stock;
      }
      void visit(struct shop *shop) { shop->visits++; }
      int visits(struct shop *shop) { return shop->visits; }
      """;

  private static List<Candidate> candidates(String text) {
    SourceTree own = path -> path.equals("shop.c") ? Optional.of(text) : Optional.empty();
    FrontEnd frontEnd =
        new FrontEnd(
            own.over(World.files()),
            Options.includePaths(World.POSIX.includePaths()),
            new ParseCache());
    return Survey.of(List.of(frontEnd.parse("shop.c"))).candidates();
  }

  @Test
  void proposesTheLockOfMostUsesAndNamesTheOthers() {
    List<Candidate> candidates = candidates(SHOP);

    assertThat(candidates).hasSize(1);
    Candidate stock = candidates.getFirst();
    assertThat(stock.field()).isEqualTo("shop.stock");
    assertThat(stock.lock()).isEqualTo("shop.mutex");
    assertThat(stock.support()).isEqualTo(2);
    assertThat(stock.of()).isEqualTo(3);
    assertThat(stock.exceptions())
        .singleElement()
        .satisfies(use -> assertThat(use.place().line()).isEqualTo(14));
  }

  @Test
  void proposesNothingForFieldsThatNoLockGuards() {
    String unlocked = SHOP.replaceAll("pthread_mutex_(un)?lock\\([^)]*\\);", "");

    assertThat(candidates(unlocked)).isEmpty();
  }
}
