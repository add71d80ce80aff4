package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.simulation.explore.Plan;

/** Suites run as the command runs them, with all the time that they need. */
final class Runs {
  private static final Duration AMPLE = Duration.ofMinutes(10);

  private Runs() {}

  static SuiteResult run(Suite suite, List<NamedRevision> revisions) throws InterruptedException {
    return new SuiteRun(
            suite,
            new FrontCompiling(new ParseCache()),
            Exploring.with(
                new Simulator(suite.model(), new Plan.Climb(), 1, InstantSource.system())),
            new SuiteRun.Limits(AMPLE, 2, InstantSource.system()))
        .run(revisions, (cell, judgement) -> {});
  }

  static Suite bundled(String name) {
    return ((Loading.Loaded) Suites.load(name)).suite();
  }

  /** The judgement of one scenario of a suite whose own folder, so changed, is the tree. */
  static Judgement own(Suite suite, String scenario, String file, String from, String to)
      throws InterruptedException {
    SourceTree changed =
        path ->
            suite
                .own()
                .file(path)
                .map(text -> {
                  if (!path.equals(file)) {
                    return text;
                  }
                  assertThat(text).contains(from);
                  return text.replace(from, to);
                });
    NamedRevision revision = new NamedRevision("changed", "", changed);
    Suite one = suite.only(List.of(suite.scenario(scenario).orElseThrow()));
    return run(one, List.of(revision)).judgement(revision, one.scenarios().getFirst());
  }

  static Set<String> kinds(Judgement judgement) {
    Set<String> kinds = new TreeSet<>();
    judgement.findings().forEach(finding -> kinds.add(finding.fault().kind().id()));
    return kinds;
  }
}
