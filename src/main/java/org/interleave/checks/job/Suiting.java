package org.interleave.checks.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.simulation.suite.Loading;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Preparation;
import org.interleave.simulation.suite.Suite;
import org.interleave.simulation.suite.Suites;

/** Knows the bundled suites, and which of them are about what a version changes. */
final class Suiting {
  private final Map<String, Suite> suites;

  Suiting(List<Suite> suites) {
    this.suites = new LinkedHashMap<>();
    suites.forEach(suite -> this.suites.put(suite.name(), suite));
  }

  static Suiting bundled() {
    List<Suite> suites = new ArrayList<>();
    for (String name : Suites.bundled()) {
      switch (Suites.load(name)) {
        case Loading.Loaded loaded -> suites.add(loaded.suite());
        case Loading.Malformed it ->
            throw new IllegalStateException("a bundled suite: " + it.problems());
      }
    }
    return new Suiting(suites);
  }

  Optional<Suite> named(String name) {
    return Optional.ofNullable(suites.get(name));
  }

  /** Those that execute or judge a file that the version changes, and that its tree is for. */
  List<Suite> of(Workpiece piece) {
    return suites.values().stream()
        .filter(suite ->
            Stream.concat(suite.subject().stream(), suite.linked().stream())
                .anyMatch(piece.touched()::contains))
        .filter(suite ->
            isReady(suite, piece.revisions().getFirst())
                || isReady(suite, piece.revisions().get(piece.sound() - 1)))
        .toList();
  }

  private static boolean isReady(Suite suite, NamedRevision revision) {
    return Preparation.of(suite, revision.files()) instanceof Preparation.Ready;
  }
}
