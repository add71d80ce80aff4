package org.interleave.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.interleave.series.PatchList;
import org.interleave.series.Version;

/** The work that is to be done, is being done and was done. */
public interface Jobs {
  /** Of one version, the newest first. */
  List<Job> of(PatchList version);

  /**
   * Some of all, those under way first, then the newest.
   *
   * @param from how many come before
   */
  List<Job> page(long from, int size);

  Optional<Job> find(long id);

  /**
   * Queues what is to be checked of a version and has no answer yet; what is under way stays.
   *
   * @param askedBy a person, who comes before all imports; empty for nobody
   */
  void ask(Version version, String askedBy);

  /** Whether it was under way. */
  boolean cancel(long id);

  /** Whether it had failed or was cancelled, and is queued again. */
  boolean retry(long id);

  /**
   * Tells which jobs changed, in whatever process: a few times a second at most.
   *
   * @param watcher hears their ids from another thread; none where some may have been missed
   * @return ends it
   */
  AutoCloseable watch(Consumer<Set<Long>> watcher);
}
